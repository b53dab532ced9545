package io.sluice.replay;

import io.sluice.schemas.Mark;
import io.sluice.schemas.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one instrument's candles of a stretch of time say to the accounts: marks by time, and the signals of each. */
final class MarketWindow {
    private final String instrument;
    private final List<Moment> moments = new ArrayList<>();
    private long candles;

    /**
     * One candle.
     *
     * @param time its close, microseconds
     * @param closeTime the same
     * @param signals admitted with it, in their order
     */
    record Moment(long time, Instant closeTime, Mark mark, List<Signal> signals) {}

    MarketWindow(String instrument) {
        this.instrument = instrument;
    }

    String instrument() {
        return instrument;
    }

    /** One more candle was read, whatever became of it. */
    void count() {
        candles++;
    }

    /** Candles read. */
    long candles() {
        return candles;
    }

    void add(Moment moment) {
        moments.add(moment);
    }

    int size() {
        return moments.size();
    }

    Moment get(int index) {
        return moments.get(index);
    }
}
