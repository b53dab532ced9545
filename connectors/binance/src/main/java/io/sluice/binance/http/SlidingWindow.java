package io.sluice.binance.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How much was spent in the last so many seconds. The exchange counts in windows that begin on its own clock; what never
 * exceeds a limit in any window of that length exceeds it in none of those. Not thread-safe.
 */
final class SlidingWindow {
    private record Spent(long atNanos, int amount) {}

    private final long lengthNanos;
    private final Deque<Spent> spent = new ArrayDeque<>();
    private int sum;

    SlidingWindow(Duration length) {
        lengthNanos = length.toNanos();
    }

    /** What was spent and still counts. */
    int used(long now) {
        while (!spent.isEmpty() && now - spent.peekFirst().atNanos >= lengthNanos) {
            sum -= spent.removeFirst().amount;
        }
        return sum;
    }

    /** Nanoseconds until this much more fits under the limit; zero when it does now, the whole length when it never will. */
    long waitFor(int amount, int limit, long now) {
        int excess = used(now) + amount - limit;
        if (excess <= 0) {
            return 0;
        }
        for (Spent each : spent) {
            excess -= each.amount;
            if (excess <= 0) {
                return Math.max(1, each.atNanos + lengthNanos - now);
            }
        }
        return lengthNanos;
    }

    void spend(int amount, long now) {
        if (amount > 0) {
            spent.addLast(new Spent(now, amount));
            sum += amount;
        }
    }

    /** The venue says that this much was used: what we do not know of was spent by others, now at the latest. */
    void atLeast(int usedByAll, long now) {
        spend(usedByAll - used(now), now);
    }
}
