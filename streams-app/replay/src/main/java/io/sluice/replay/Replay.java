package io.sluice.replay;

import io.sluice.account.AccountSettings;
import io.sluice.detect.DetectorFailure;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.market.Timeframes;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * History through the instrument fold, the account fold and the paper venue, in a loop without a broker (B-SPEED).
 *
 * <p>Time is cut into windows. Instruments fold a window side by side; then accounts do, while the instruments are at the
 * next one. An account sees what its instruments say by time, at one time marks before signals, and of each kind by
 * instrument. So the outcome does not depend on the number of threads.
 *
 * <p>No ticks are played: what they would change (a venue that does not answer) cannot happen to the paper venue, and all
 * else is decided by the marks.
 */
public final class Replay implements Closeable {
    /** Of all instruments: long enough that handing it over to another thread costs nothing. */
    private static final int CANDLES_A_WINDOW = 4_096;

    /** Of all instruments where one thread does everything: short enough to stay in a processor's nearest cache. */
    private static final int CANDLES_IN_HAND = 256;

    /** Of one instrument, however many there are. */
    private static final int FEWEST_CANDLES_A_WINDOW = 64;

    private final TreeMap<String, InstrumentReplay> instruments = new TreeMap<>();
    private final List<AccountReplay> accounts = new ArrayList<>();
    private final List<List<String>> audience = new ArrayList<>();
    private final List<CandleReader> readers = new ArrayList<>();
    private final Duration base;
    private long windowMicros;
    private long candles;

    /** Where candles come from and who hears what becomes of them. */
    public interface World {
        /** Begins a pass over an instrument's candles; the replay closes it. */
        CandleReader candles(String instrument) throws IOException;

        /** Asked once for each instrument. */
        MarketListener market(String instrument);

        /** Asked once for each account. */
        AccountListener account(String account) throws IOException;
    }

    /**
     * How far a replay is.
     *
     * @param candles candles read so far
     * @param time up to where, microseconds
     */
    public record Progress(long candles, long time) {}

    /** Hears of progress, in the thread that runs the replay. */
    public interface ProgressListener {
        void at(Progress progress);
    }

    /**
     * What was replayed.
     *
     * @param candles candles read
     * @param rejected candles among them that were refused
     */
    public record Outcome(long candles, long rejected) {}

    /** @throws IOException when a source cannot be opened */
    public Replay(ReplaySettings settings, World world) throws IOException {
        base = Timeframes.length(settings.instruments().getFirst().base());
        try {
            for (InstrumentSettings instrument : settings.instruments()) {
                String id = instrument.instrument().id();
                CandleReader reader = world.candles(id);
                readers.add(reader);
                instruments.put(id, new InstrumentReplay(instrument, reader, world.market(id)));
            }
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
        for (AccountSettings account : settings.accounts()) {
            accounts.add(new AccountReplay(account, settings, world.account(account.account())));
            audience.add(account.instruments().stream()
                    .filter(instruments::containsKey)
                    .sorted()
                    .toList());
        }
    }

    /**
     * Plays everything once.
     *
     * @param threads how many work at once, at least 1
     * @throws DetectorFailure when a detector fails, and
     * @throws IOException when a source cannot be read on; what listeners heard until then is not the whole
     * @throws InterruptedException when the thread is interrupted
     */
    public Outcome run(int threads, ProgressListener progress) throws IOException, InterruptedException {
        windowMicros = windowMicros(threads);
        ExecutorService workers = threads == 1 ? new CallingThread() : Executors.newFixedThreadPool(threads);
        try {
            long end = nextEnd();
            List<Future<MarketWindow>> folding = foldInstruments(workers, end);
            while (!folding.isEmpty()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                Map<String, MarketWindow> window = collect(folding);
                long reached = end;
                end = nextEnd();
                // First, because an account is one task and mostly the longest: who waits for it would wait alone.
                List<Future<Boolean>> trading = foldAccounts(workers, window);
                folding = foldInstruments(workers, end);
                for (Future<Boolean> account : trading) {
                    done(account);
                }
                progress.at(new Progress(candles, reached));
            }
            long rejected = instruments.values().stream()
                    .mapToLong(InstrumentReplay::rejected)
                    .sum();
            return new Outcome(candles, rejected);
        } finally {
            workers.shutdownNow();
        }
    }

    private long windowMicros(int threads) {
        int together = (threads == 1 ? CANDLES_IN_HAND : CANDLES_A_WINDOW) / instruments.size();
        return base.multipliedBy(Math.max(together, FEWEST_CANDLES_A_WINDOW)).toNanos() / 1_000;
    }

    /** Gaps that all instruments share cost nothing: a window begins where the next candle is. */
    private long nextEnd() {
        long next = instruments.values().stream()
                .mapToLong(InstrumentReplay::nextTime)
                .min()
                .orElseThrow();
        return next == Long.MAX_VALUE ? next : next + windowMicros;
    }

    private List<Future<MarketWindow>> foldInstruments(ExecutorService workers, long end) {
        List<Future<MarketWindow>> folding = new ArrayList<>();
        if (end != Long.MAX_VALUE) {
            for (InstrumentReplay instrument : instruments.values()) {
                folding.add(workers.submit(() -> instrument.foldUntil(end)));
            }
        }
        return folding;
    }

    private List<Future<Boolean>> foldAccounts(ExecutorService workers, Map<String, MarketWindow> window) {
        List<Future<Boolean>> folding = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            AccountReplay account = accounts.get(i);
            List<MarketWindow> traded =
                    audience.get(i).stream().map(window::get).toList();
            Callable<Boolean> fold = () -> {
                account.fold(traded);
                return true;
            };
            folding.add(workers.submit(fold));
        }
        return folding;
    }

    private Map<String, MarketWindow> collect(List<Future<MarketWindow>> folding)
            throws IOException, InterruptedException {
        Map<String, MarketWindow> windows = new TreeMap<>();
        for (Future<MarketWindow> each : folding) {
            MarketWindow window = done(each);
            windows.put(window.instrument(), window);
            candles += window.candles();
        }
        return windows;
    }

    private static <T> T done(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            if (failed.getCause() instanceof UncheckedIOException unwritable) {
                throw unwritable.getCause();
            }
            if (failed.getCause() instanceof DetectorFailure detector) {
                throw detector;
            }
            throw new IllegalStateException("a fold failed: " + failed.getCause(), failed.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        for (CandleReader reader : readers) {
            reader.close();
        }
    }
}
