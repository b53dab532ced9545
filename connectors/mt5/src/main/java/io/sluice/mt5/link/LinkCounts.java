package io.sluice.mt5.link;

import java.util.concurrent.atomic.LongAdder;

/** What happened on the links of one gateway since it started. */
public final class LinkCounts {
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder frames = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder lost = new LongAdder();

    void countAccepted() {
        accepted.increment();
    }

    void countRefused() {
        refused.increment();
    }

    void countFrame() {
        frames.increment();
    }

    void countMalformed() {
        malformed.increment();
    }

    void countLost() {
        lost.increment();
    }

    /** Links that were welcomed. */
    public long accepted() {
        return accepted.sum();
    }

    /** Connections that were not. */
    public long refused() {
        return refused.sum();
    }

    /** Well-formed frames that came. */
    public long frames() {
        return frames.sum();
    }

    /** Lines that were none, or numbered wrongly. */
    public long malformed() {
        return malformed.sum();
    }

    /** Links that ended. */
    public long lost() {
        return lost.sum();
    }
}
