package io.sluice.binance.sim.venue;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The venue's time in milliseconds, which may be set apart from everyone else's. */
public final class VenueClock {
    private final LongSupplier base;
    private final AtomicLong offset = new AtomicLong();

    /** Follows another clock. */
    public VenueClock(LongSupplier base) {
        this.base = base;
    }

    /** Now. */
    public long millis() {
        return base.getAsLong() + offset.get();
    }

    /** How far it is ahead of the clock it follows. */
    public long skew() {
        return offset.get();
    }

    /** Sets how far it is ahead; below zero it is behind. */
    public void skew(long millis) {
        offset.set(millis);
    }

    /** Makes it jump. */
    public void step(long millis) {
        offset.addAndGet(millis);
    }
}
