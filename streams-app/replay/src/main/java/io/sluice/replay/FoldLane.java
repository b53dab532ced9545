package io.sluice.replay;

import io.sluice.instrument.InstrumentSettings;
import java.io.IOException;

/** One instrument folded with one of several settings, for all stints that want just these. */
final class FoldLane {
    private final String instrument;
    private final InstrumentReplay replay;
    private long neededUntil = Long.MIN_VALUE;
    private MarketWindow window;

    FoldLane(InstrumentSettings settings, CandleReader candles, MarketListener listener) throws IOException {
        this.instrument = settings.instrument().id();
        this.replay = new InstrumentReplay(settings, candles, listener);
        this.window = new MarketWindow(instrument);
    }

    String instrument() {
        return instrument;
    }

    /** A stint listens up to that time. */
    void neededUntil(long time) {
        neededUntil = Math.max(neededUntil, time);
    }

    /** Whether anybody listens at that time or later. */
    boolean isNeededAt(long time) {
        return neededUntil >= time;
    }

    /** When the next candle closes, microseconds; the greatest long after the last. */
    long nextTime() {
        return replay.nextTime();
    }

    void foldUntil(long end) throws IOException {
        window = replay.foldUntil(end);
    }

    /** What was folded last. */
    MarketWindow window() {
        return window;
    }
}
