package io.sluice.replay.resample;

import io.sluice.account.AccountSettings;
import io.sluice.replay.AccountListener;
import io.sluice.replay.CandleReader;
import io.sluice.replay.MarketListener;
import io.sluice.replay.Replay;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.metrics.AccountMeter;
import io.sluice.replay.metrics.Performance;
import io.sluice.replay.rigour.SplitMix;
import io.sluice.replay.tape.Tape;
import io.sluice.replay.tape.TickGrid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Plays resampled markets through the same folds, side by side. Each market has a seed of its own, so the figures depend
 * neither on the number of threads nor on which market was played first.
 */
public final class MarketMonteCarlo {
    private final ReplaySettings settings;
    private final MarketTimes times;
    private final double meanBlock;

    /** @param tape all candles of the real run, at least one */
    public MarketMonteCarlo(ReplaySettings settings, Tape tape) {
        this.settings = settings;
        this.times = new MarketTimes(tape);
        this.meanBlock = StationaryBlocks.meanBlock(times.size());
    }

    /**
     * Plays.
     *
     * @param real what the real run came to, by account of the settings
     * @param runs number of markets, at least 1
     * @param seed gives the same markets again
     * @param threads how many are played at once
     * @return by account
     */
    public Map<String, ResampledMarkets> run(Map<String, Performance> real, int runs, long seed, int threads)
            throws IOException, InterruptedException {
        List<Map<String, Fortune>> played = play(runs, seed, threads);
        Map<String, ResampledMarkets> all = new TreeMap<>();
        real.forEach((account, performance) -> {
            List<Fortune> fortunes = new ArrayList<>();
            played.forEach(market -> fortunes.add(market.get(account)));
            all.put(account, ResampledMarkets.of(performance, fortunes, seed, meanBlock));
        });
        return all;
    }

    private List<Map<String, Fortune>> play(int runs, long seed, int threads) throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            SplitMix seeds = new SplitMix(seed);
            List<Future<Map<String, Fortune>>> playing = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                long own = seeds.next();
                playing.add(workers.submit(() -> play(own)));
            }
            List<Map<String, Fortune>> played = new ArrayList<>();
            for (Future<Map<String, Fortune>> each : playing) {
                played.add(each.get());
            }
            return played;
        } catch (ExecutionException failed) {
            throw rethrown(failed.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private static IOException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return cause instanceof IOException unreadable ? unreadable : new IOException(cause);
    }

    private Map<String, Fortune> play(long seed) throws IOException, InterruptedException {
        Market market = new Market(StationaryBlocks.draw(times.size(), meanBlock, new SplitMix(seed)));
        try (Replay replay = new Replay(settings, market)) {
            replay.run(1, progress -> {});
        }
        Map<String, Fortune> fortunes = new TreeMap<>();
        market.meters.forEach((account, meter) -> fortunes.put(account, Fortune.of(meter.performance())));
        return fortunes;
    }

    private final class Market implements Replay.World {
        private final int[] drawn;
        private final Map<String, AccountMeter> meters = new TreeMap<>();

        Market(int[] drawn) {
            this.drawn = drawn;
        }

        @Override
        public CandleReader candles(String instrument) {
            TickGrid grid = TickGrid.of(instrument, settings.definitions());
            return new ResampledCandles(times.of(instrument), drawn, grid);
        }

        @Override
        public MarketListener market(String instrument) {
            return MarketListener.NONE;
        }

        @Override
        public AccountListener account(String account) {
            AccountSettings trader = settings.accounts().stream()
                    .filter(each -> each.account().equals(account))
                    .findFirst()
                    .orElseThrow();
            AccountMeter meter = AccountMeter.of(trader, settings);
            meters.put(account, meter);
            return meter;
        }
    }
}
