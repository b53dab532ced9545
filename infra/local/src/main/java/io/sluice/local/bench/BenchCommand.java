package io.sluice.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.command.CommandFailed;
import io.sluice.local.command.SluiceCommand;
import io.sluice.topologies.driver.StoreKind;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code sluice bench}: what the pipeline costs, beside the least that it could cost on this machine. */
@Command(
        name = "bench",
        description = "Measures the pipeline beside a floor, in one run, on a cluster of its own.",
        subcommands = {
            AlertsBenchCommand.class,
            OrdersBenchCommand.class,
            TerminalBenchCommand.class,
        })
public final class BenchCommand {
    @ParentCommand
    private SluiceCommand sluice;

    @Option(
            names = "--store",
            defaultValue = "ROCKSDB",
            paramLabel = "KIND",
            description = "Where states are kept: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private StoreKind store;

    @Command(
            name = "latency",
            description = "From a candle to its committed order, exactly once, beside two bare hops.")
    void latency(
            @Option(names = "--rate", defaultValue = "100", description = "Candles a second. Default: 100.") int rate,
            @Option(names = "--seconds", defaultValue = "8", description = "Seconds a turn, of three. Default: 8.")
                    int seconds) {
        LatencyBench bench =
                new LatencyBench(positive("--rate", rate), positive("--seconds", seconds), store, this::tell);
        report(() -> {
            LatencyBench.Result result = bench.run();
            return new Report(
                    result,
                    ("candle to order  p50 %.2f ms  p99 %.2f ms  p99.9 %.2f ms  (%,d orders)%n"
                                    + "floor, two hops  p50 %.2f ms  p99 %.2f ms  p99.9 %.2f ms  (%,d records)")
                            .formatted(
                                    result.p50Ms(),
                                    result.p99Ms(),
                                    result.p999Ms(),
                                    result.orders(),
                                    result.floorP50Ms(),
                                    result.floorP99Ms(),
                                    result.floorP999Ms(),
                                    result.floorRecords()));
        });
    }

    @Command(name = "pipeline", description = "Candles a second through the instrument topology, beside a bare stage.")
    void pipeline(
            @Option(names = "--candles", defaultValue = "400000", description = "How many. Default: 400,000.")
                    int candles) {
        PipelineBench bench = new PipelineBench(positive("--candles", candles), store, this::tell);
        report(() -> {
            PipelineBench.Result result = bench.run();
            return new Report(
                    result,
                    "instrument topology  %,.0f candles/s%nfloor                %,.0f records/s"
                            .formatted(result.candlesPerSecond(), result.floorPerSecond()));
        });
    }

    @Command(
            name = "backtest",
            description = "A breakout strategy through the folds in one thread, beside a bare loop and beside ta4j.")
    void backtest(
            @Option(
                            names = "--candles",
                            defaultValue = "1000000",
                            description = "How many, of one minute each. Default: 1,000,000.")
                    int candles) {
        // A reference to the constructor would ask for ta4j here already, where nobody catches its absence.
        Function<Prices, Backtester> ta4j = prices -> new Ta4jBacktest(prices);
        BacktestBench bench = new BacktestBench(positive("--candles", candles), ta4j, this::tell);
        report(() -> {
            BacktestBench.Result result = bench.run();
            String folds = line("folds", result.candlesPerSecond(), result.trades());
            String loop = line("bare loop", result.bareLoopPerSecond(), result.bareLoopTrades());
            String peer = line("ta4j", result.ta4jPerSecond(), result.ta4jTrades());
            return new Report(result, String.join(System.lineSeparator(), folds, loop, peer));
        });
    }

    private static String line(String who, @Nullable Double candlesPerSecond, @Nullable Integer trades) {
        return candlesPerSecond == null
                ? "%-9s  not measured".formatted(who)
                : "%-9s  %,12.0f candles/s  %,d trades".formatted(who, candlesPerSecond, trades);
    }

    /** What is run to be told of. */
    interface Measurement {
        Report take() throws IOException, TimeoutException, InterruptedException;
    }

    /** A result as it is, for JSON, and as people read it. */
    record Report(Object result, String text) {}

    /** Measures, and tells what came of it. */
    void report(Measurement measurement) {
        try {
            Report report = measurement.take();
            sluice.terminal().print(sluice.json() ? json(report.result()) : report.text());
        } catch (IOException | TimeoutException failed) {
            throw CommandFailed.because("the measurement failed: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CommandFailed.because("interrupted");
        }
    }

    private static String json(Object result) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(result);
    }

    /** Says on standard error how far it is. */
    void tell(String line) {
        sluice.terminal().tell(line);
    }

    static int positive(String option, int value) {
        if (value <= 0) {
            throw CommandFailed.wrongUsage(option + " must be positive, not " + value);
        }
        return value;
    }
}
