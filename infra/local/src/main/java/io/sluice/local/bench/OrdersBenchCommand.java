package io.sluice.local.bench;

import io.sluice.local.command.CommandFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sluice bench orders}. */
@Command(
        name = "orders",
        description = "From an order's commit to its request on the wire, at a simulated venue, beside the bare hops.")
final class OrdersBenchCommand implements Runnable {
    /** The exchange takes 1,200 orders a minute; what waits for its limit would be measured as slow. */
    private static final int MOST_A_SECOND = 20;

    @ParentCommand
    private BenchCommand bench;

    @Option(
            names = "--orders",
            defaultValue = "300",
            description = "How many, after a third as many to warm up; the bare hops have as many. Default: 300.")
    private int orders;

    @Option(names = "--rate", defaultValue = "15", description = "Orders a second, 20 at most. Default: 15.")
    private int rate;

    @Option(
            names = "--flush",
            defaultValue = "EACH",
            paramLabel = "WHEN",
            description =
                    "When the broker forces what holds money to disk, of both alike: each record, as on one machine,"
                            + " or none, as on a cluster, where replicas are what makes it durable. Default: each.")
    private Flush flush;

    @Override
    public void run() {
        if (rate > MOST_A_SECOND) {
            throw CommandFailed.wrongUsage(
                    "--rate must be " + MOST_A_SECOND + " at most, which is the exchange's own limit, not " + rate);
        }
        OrdersBench measurement = new OrdersBench(
                BenchCommand.positive("--orders", orders), BenchCommand.positive("--rate", rate), flush, bench::tell);
        bench.report(() -> {
            OrdersBench.Result result = measurement.run();
            return new BenchCommand.Report(
                    result,
                    String.join(
                            System.lineSeparator(),
                            Delays.line("commit to wire", result.p50Ms(), result.p99Ms(), result.maxMs())
                                    + "  (%,d orders)".formatted(result.orders()),
                            Delays.line(
                                    "floor, bare hops",
                                    result.floorP50Ms(),
                                    result.floorP99Ms(),
                                    result.floorMaxMs())));
        });
    }
}
