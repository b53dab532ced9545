package io.sluice.local.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sluice bench alerts}. */
@Command(
        name = "alerts",
        description = "From an alert's writing to each of many listeners, beside bare sockets and a single listener.")
final class AlertsBenchCommand implements Runnable {
    @ParentCommand
    private BenchCommand bench;

    @Option(names = "--listeners", defaultValue = "1000", description = "How many listen. Default: 1,000.")
    private int listeners;

    @Option(
            names = "--alerts",
            defaultValue = "30",
            description = "How many are told, after a third as many to warm up. Default: 30.")
    private int alerts;

    @Override
    public void run() {
        AlertsBench measurement = new AlertsBench(
                BenchCommand.positive("--listeners", listeners),
                BenchCommand.positive("--alerts", alerts),
                bench::tell);
        bench.report(() -> {
            AlertsBench.Result result = measurement.run();
            return new BenchCommand.Report(
                    result,
                    String.join(
                            System.lineSeparator(),
                            Delays.line("alert to all", result.p50Ms(), result.p99Ms(), result.maxMs())
                                    + "  (%,d of %,d arrived)".formatted(result.arrived(), result.expected()),
                            Delays.line(
                                    "floor, sockets",
                                    result.socketsP50Ms(),
                                    result.socketsP99Ms(),
                                    result.socketsMaxMs()),
                            Delays.line("floor, one", result.oneP50Ms(), result.oneP99Ms(), result.oneMaxMs())));
        });
    }
}
