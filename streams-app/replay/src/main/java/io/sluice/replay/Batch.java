package io.sluice.replay;

import io.sluice.instrument.InstrumentSettings;
import io.sluice.market.Timeframes;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Many stints over one reading of the candles. Instruments that several stints want with equal settings fold once; all fold
 * side by side up to a time, then all accounts do. Time goes forward only: a stint cannot know what closes after it, and
 * indicators are warm at its beginning, because the instruments have folded all candles before it.
 *
 * <p>The outcome does not depend on the number of threads, nor on which stints share a batch.
 */
public final class Batch implements Closeable {
    /** Marks and signals that are kept at once, of all settings of an instrument together. */
    private static final int MOMENTS_A_CHUNK = 8_192;

    private static final int FEWEST_CANDLES = 16;
    private static final int MOST_CANDLES = 4_096;

    private final Map<String, SharedCandles> candles = new TreeMap<>();
    private final List<CandleReader> readers = new ArrayList<>();
    private final List<FoldLane> lanes = new ArrayList<>();
    private final List<StintReplay> stints = new ArrayList<>();
    private final TreeSet<Long> borders = new TreeSet<>();
    private final long chunkMicros;

    /** Where candles come from and who hears what becomes of them. */
    public interface Market {
        /** Begins a pass over an instrument's candles; the batch closes it. */
        CandleReader candles(String instrument) throws IOException;

        /** Asked once for each instrument; hears of it under the settings of the first stint. */
        MarketListener listener(String instrument);
    }

    /** Hears of progress, in the thread that runs the batch. */
    public interface ProgressListener {
        /**
         * @param candles traded so far, each counted once for each stint that traded it
         * @param time up to where, microseconds
         */
        void at(long candles, long time);
    }

    /**
     * @param all at least one; all with one base timeframe
     * @throws IOException when a source cannot be opened
     */
    public Batch(Collection<? extends Stint> all, Market market) throws IOException {
        Map<InstrumentSettings, FoldLane> shared = new HashMap<>();
        try {
            for (Stint stint : all) {
                List<FoldLane> own = new ArrayList<>();
                for (InstrumentSettings instrument : stint.settings().instruments()) {
                    FoldLane lane = shared.get(instrument);
                    if (lane == null) {
                        lane = lane(instrument, market);
                        shared.put(instrument, lane);
                    }
                    lane.neededUntil(stint.to());
                    own.add(lane);
                }
                stints.add(new StintReplay(stint, own));
                borders.add(stint.from());
                borders.add(stint.to());
            }
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
        chunkMicros = chunkMicros(shared.keySet());
    }

    private FoldLane lane(InstrumentSettings settings, Market market) throws IOException {
        String instrument = settings.instrument().id();
        SharedCandles there = candles.get(instrument);
        MarketListener listener = MarketListener.NONE;
        if (there == null) {
            CandleReader reader = market.candles(instrument);
            readers.add(reader);
            there = new SharedCandles(reader);
            there.fillUntil(Long.MIN_VALUE + 1);
            candles.put(instrument, there);
            listener = market.listener(instrument);
        }
        FoldLane lane = new FoldLane(settings, there.cursor(), listener);
        lanes.add(lane);
        return lane;
    }

    private static long chunkMicros(Set<InstrumentSettings> settings) {
        Set<String> instruments = new HashSet<>();
        settings.forEach(each -> instruments.add(each.instrument().id()));
        int variants = settings.size() / instruments.size();
        int length = Math.clamp(MOMENTS_A_CHUNK / variants, FEWEST_CANDLES, MOST_CANDLES);
        return Timeframes.length(settings.iterator().next().base())
                        .multipliedBy(length)
                        .toNanos()
                / 1_000;
    }

    /**
     * Plays everything once.
     *
     * @param threads how many work at once, at least 1
     * @throws io.sluice.detect.DetectorFailure when a detector fails, and
     * @throws IOException when a source cannot be read on; what was heard until then is not the whole
     * @throws InterruptedException when the thread is interrupted
     */
    public void run(int threads, ProgressListener progress) throws IOException, InterruptedException {
        try (Workers workers = new Workers(threads)) {
            for (long next = nextTime(); next != Long.MAX_VALUE; next = nextTime()) {
                finishBefore(next, workers);
                long first = next;
                lanes.removeIf(lane -> !lane.isNeededAt(first));
                long end = endOfChunk(first);
                workers.each(candles.values(), each -> each.fillUntil(end));
                workers.each(lanes, lane -> lane.foldUntil(end));
                List<StintReplay> trading =
                        stints.stream().filter(stint -> stint.trades(first)).toList();
                trading.forEach(StintReplay::begin);
                workers.each(trading, StintReplay::fold);
                finishBefore(end, workers);
                progress.at(stints.stream().mapToLong(StintReplay::candles).sum(), end - 1);
            }
            finishBefore(Long.MAX_VALUE, workers);
        }
    }

    /** When the next candle closes that anybody wants; the greatest long when there is none. */
    private long nextTime() {
        return lanes.stream()
                .filter(lane -> lane.isNeededAt(lane.nextTime()))
                .mapToLong(FoldLane::nextTime)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** A chunk lies on one side of every beginning and every end. */
    private long endOfChunk(long first) {
        long end = first + chunkMicros;
        Long border = borders.ceiling(first);
        return border == null ? end : Math.min(end, border + 1);
    }

    /** Ends the stints whose last instant is before a time. */
    private void finishBefore(long time, Workers workers) throws IOException, InterruptedException {
        List<StintReplay> finished = stints.stream()
                .filter(stint -> !stint.isOver() && stint.stint().to() < time)
                .toList();
        workers.each(finished, StintReplay::finish);
        finished.forEach(StintReplay::tellEnd);
    }

    @Override
    public void close() throws IOException {
        for (CandleReader reader : readers) {
            reader.close();
        }
    }
}
