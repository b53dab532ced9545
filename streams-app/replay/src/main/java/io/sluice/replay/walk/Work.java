package io.sluice.replay.walk;

import io.sluice.replay.Batch;
import io.sluice.replay.CandleReader;
import io.sluice.replay.MarketListener;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.Stint;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Plays batches one after the other and says how far all of them are. */
final class Work {
    /** Accounts that are followed at once; each keeps a curve and its trades, some 100 kB. */
    private static final int MOST_ACCOUNTS = 512;

    /** Instruments that are folded at once, each with other settings; each keeps its candles, some 200 kB. */
    private static final int MOST_INSTRUMENTS = 512;

    private final Batch.Market market;
    private final int threads;
    private final Span range;
    private final WalkProgress progress;
    private double planned;
    private double done;
    private long candles;

    /** @param range from the first candle to the last */
    Work(Batch.Market market, int threads, Span range, WalkProgress progress) {
        this.market = market;
        this.threads = threads;
        this.range = range;
        this.progress = progress;
    }

    /**
     * How many trials may share a reading of the candles.
     *
     * @param trials all of them; may be empty
     * @param accounts that each trial follows at the same time, at least 1
     */
    static int share(List<ReplaySettings> trials, int accounts) {
        long different = trials.stream()
                .flatMap(trial -> trial.instruments().stream())
                .distinct()
                .count();
        long byInstruments = (long) MOST_INSTRUMENTS * trials.size() / Math.max(1, different);
        return (int) Math.max(1, Math.min(MOST_ACCOUNTS / accounts, byInstruments));
    }

    /** Announces work to come, in microseconds of stints. */
    void plan(double micros) {
        planned += micros;
    }

    /** Microseconds that the stints take of the range. */
    double length(Collection<? extends Stint> stints) {
        return stints.stream()
                .mapToDouble(stint -> new Span(stint.from(), stint.to()).within(range))
                .sum();
    }

    private void play(List<? extends Stint> stints, Batch.Market of) throws IOException, InterruptedException {
        double length = length(stints);
        long before = candles;
        try (Batch batch = new Batch(stints, of)) {
            batch.run(threads, (traded, time) -> {
                candles = before + traded;
                double part = new Span(range.from(), time).within(range) / (range.to() - range.from());
                progress.at(candles, Math.min(1, (done + length * part) / Math.max(planned, 1)));
            });
        }
        done += length;
    }

    /** Nobody hears of the market. */
    void play(List<? extends Stint> stints) throws IOException, InterruptedException {
        play(stints, new Batch.Market() {
            @Override
            public CandleReader candles(String instrument) throws IOException {
                return market.candles(instrument);
            }

            @Override
            public MarketListener listener(String instrument) {
                return MarketListener.NONE;
            }
        });
    }

    /** The market is heard. */
    void playAloud(List<? extends Stint> stints) throws IOException, InterruptedException {
        play(stints, market);
    }
}
