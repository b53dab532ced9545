package io.sluice.binance.http;

import io.sluice.connector.RequestBudget.Use;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What the exchange counts for one internet address: weight a minute, and the order to stop after 429 or 418. One
 * instance is shared by all accounts behind the address. Questions may use four fifths of the weight; the rest is kept
 * for orders and cancels. Thread-safe, never blocks.
 */
public final class AddressBudget {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** A request may be counted a little after it was sent: by a window that is longer than the venue's. */
    private static final Duration JITTER = Duration.ofMillis(250);

    private static final int FIFTHS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final LongSupplier nanos;
    private final SlidingWindow weight = new SlidingWindow(MINUTE.plus(JITTER));
    private int limit;
    private long stoppedUntilNanos;
    private boolean stopped;

    /**
     * @param weightPerMinute at most this in any minute
     * @param nanos monotonic clock
     */
    public AddressBudget(int weightPerMinute, LongSupplier nanos) {
        limit = weightPerMinute;
        this.nanos = nanos;
    }

    /** Takes weight, or says how long to wait; then nothing was taken. */
    public Duration take(Use use, int amount) {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            long wait = waitFor(use, amount, now);
            if (wait == 0) {
                weight.spend(amount, now);
            }
            return Duration.ofNanos(wait);
        } finally {
            lock.unlock();
        }
    }

    private long waitFor(Use use, int amount, long now) {
        int allowed = use == Use.QUERY ? limit - limit / FIFTHS : limit;
        return Math.max(stoppedNanos(now), weight.waitFor(amount, allowed, now));
    }

    private long stoppedNanos(long now) {
        if (stopped && now - stoppedUntilNanos >= 0) {
            stopped = false;
        }
        return stopped ? stoppedUntilNanos - now : 0;
    }

    /** Narrows the limit to the venue's own, where that is less. */
    public void narrow(int venueWeightPerMinute) {
        lock.lock();
        try {
            limit = Math.min(limit, venueWeightPerMinute);
        } finally {
            lock.unlock();
        }
    }

    /** Takes what the venue says was used in the current minute by everybody behind the address. */
    public void observe(int usedWeight) {
        lock.lock();
        try {
            weight.atLeast(usedWeight, nanos.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    /** The venue has said to stop: nothing is sent for so long, by no account. A longer stop is never shortened. */
    public void stop(Duration duration) {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            if (duration.toNanos() > stoppedNanos(now)) {
                stopped = true;
                stoppedUntilNanos = now + duration.toNanos();
            }
        } finally {
            lock.unlock();
        }
    }
}
