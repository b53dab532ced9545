package io.sluice.local.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many one-minute candles a second the folds take on one thread in a backtest of the {@link BreakoutRules}, beside a
 * bare loop and beside ta4j. All hold the same candles before any clock runs and take turns, so that what else the machine
 * does meets all; the first turns warm up, and of the others the middle one counts. The trades are counted, too: those
 * of the loop are those of the folds, one by one, or the comparison is worth nothing.
 */
final class BacktestBench {
    private static final int WARM_UP_TURNS = 3;
    private static final int TURNS = 5;
    private static final long SEED = 1;

    private final int candles;
    private final Function<Prices, Backtester> ta4j;
    private final Consumer<String> progress;

    /** @param ta4j makes the peer; a NoClassDefFoundError says that there is none */
    BacktestBench(int candles, Function<Prices, Backtester> ta4j, Consumer<String> progress) {
        this.candles = candles;
        this.ta4j = ta4j;
        this.progress = progress;
    }

    /** Candles a second and closed trades of each; those of ta4j are null where it is not at hand. */
    record Result(
            double candlesPerSecond,
            double bareLoopPerSecond,
            @Nullable Double ta4jPerSecond,
            int trades,
            int bareLoopTrades,
            @Nullable Integer ta4jTrades,
            int candles) {}

    /** @throws IllegalStateException when the folds and the loop did not make the same trades */
    Result run() throws IOException, InterruptedException {
        progress.accept("making candles");
        Prices prices = Prices.walk(SEED, candles);
        Lane folds = new Lane(new FoldsBacktest(prices));
        Lane loop = new Lane(new BareLoop(prices));
        Lane peer = peer(prices);
        for (int turn = 1 - WARM_UP_TURNS; turn <= TURNS; turn++) {
            progress.accept(turn <= 0 ? "warming up" : "turn " + turn + " of " + TURNS);
            folds.take(turn > 0);
            loop.take(turn > 0);
            if (peer != null) {
                peer.take(turn > 0);
            }
        }
        if (!folds.trades.list().equals(loop.trades.list())) {
            throw new IllegalStateException("the folds made " + folds.trades.count() + " trades and the bare loop "
                    + loop.trades.count() + ", or not the same ones");
        }
        return new Result(
                candles / folds.seconds(),
                candles / loop.seconds(),
                peer == null ? null : Double.valueOf(candles / peer.seconds()),
                folds.trades.count(),
                loop.trades.count(),
                peer == null ? null : Integer.valueOf(peer.trades.count()),
                candles);
    }

    private @Nullable Lane peer(Prices prices) {
        try {
            return new Lane(ta4j.apply(prices));
        } catch (NoClassDefFoundError absent) {
            progress.accept("ta4j is not on the class path (" + absent.getMessage() + " is missing): not measured");
            return null;
        }
    }

    /** One backtester, the time of each turn of it that counts, and the trades of the last. */
    private static final class Lane {
        private final Backtester backtester;
        private final List<Long> nanos = new ArrayList<>();
        private Trades trades = new Trades();

        Lane(Backtester backtester) {
            this.backtester = backtester;
        }

        void take(boolean counts) throws IOException, InterruptedException {
            // Else it would pay for what the one before it left behind.
            System.gc();
            long start = System.nanoTime();
            trades = backtester.run();
            if (counts) {
                nanos.add(System.nanoTime() - start);
            }
        }

        double seconds() {
            return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e9;
        }
    }
}
