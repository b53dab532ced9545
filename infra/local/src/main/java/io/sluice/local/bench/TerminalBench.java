package io.sluice.local.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * From an order's call to its result: through the venue and the gateway over loopback to simulated terminals that keep their
 * journals, one terminal and many; beside them, in turns, the floor: a bare link whose far end syncs a file as often.
 */
final class TerminalBench {
    private static final int TURNS = 3;
    /** Begin and result in the journal; what really happened, in the ledger. */
    private static final int SYNCS_AN_ORDER = 3;

    private final int terminals;
    private final int rate;
    private final int secondsATurn;
    private final Consumer<String> progress;

    /**
     * @param terminals how many trade side by side
     * @param rate orders a second of all terminals together
     */
    TerminalBench(int terminals, int rate, int secondsATurn, Consumer<String> progress) {
        this.terminals = terminals;
        this.rate = rate;
        this.secondsATurn = secondsATurn;
        this.progress = progress;
    }

    /** Percentiles in milliseconds, of so many calls. */
    record Times(double p50Ms, double p99Ms, double p999Ms, long calls) {
        static Times of(Histogram micros) {
            return new Times(
                    micros.getValueAtPercentile(50) / 1_000.0,
                    micros.getValueAtPercentile(99) / 1_000.0,
                    micros.getValueAtPercentile(99.9) / 1_000.0,
                    micros.getTotalCount());
        }

        String line(String name) {
            return "%-16s p50 %.2f ms  p99 %.2f ms  p99.9 %.2f ms  (%,d calls)"
                    .formatted(name, p50Ms, p99Ms, p999Ms, calls);
        }
    }

    /**
     * What was measured.
     *
     * @param one orders of one terminal alone
     * @param many orders of all terminals, side by side
     * @param floor the bare link
     */
    record Result(int terminals, Times one, Times many, Times floor) {
        String text() {
            return String.join(
                    System.lineSeparator(),
                    one.line("one terminal"),
                    many.line(terminals + " terminals"),
                    floor.line("floor"));
        }
    }

    Result run() throws IOException, InterruptedException {
        int calls = rate * secondsATurn;
        int callsEach = Math.max(1, calls / terminals);
        Histogram one = new Histogram(60_000_000, 3);
        Histogram many = new Histogram(60_000_000, 3);
        Histogram floor = new Histogram(60_000_000, 3);
        try (TerminalStand stand = new TerminalStand(terminals);
                BareLink bare = new BareLink(stand.folder().resolve("floor"), SYNCS_AN_ORDER)) {
            for (int turn = 0; turn <= TURNS; turn++) {
                progress.accept(turn == 0 ? "warming up" : "turn " + turn + " of " + TURNS);
                Histogram bareTurn = Lanes.measure(List.of(bare), calls, rate);
                Histogram oneTurn = Lanes.measure(stand.lanes().subList(0, 1), calls, rate);
                Histogram manyTurn = Lanes.measure(stand.lanes(), callsEach, rate);
                if (turn > 0) {
                    floor.add(bareTurn);
                    one.add(oneTurn);
                    many.add(manyTurn);
                }
            }
        }
        return new Result(terminals, Times.of(one), Times.of(many), Times.of(floor));
    }
}
