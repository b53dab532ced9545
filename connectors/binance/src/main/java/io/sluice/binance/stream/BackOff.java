package io.sluice.binance.stream;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential waits with jitter: each between half and all of a bound that doubles, so that many who were cut at once do
 * not come back at once. Not thread-safe.
 */
public final class BackOff {
    private final long firstMillis;
    private final long longestMillis;
    private final RandomGenerator random;
    private long boundMillis;

    public BackOff(Duration first, Duration longest, RandomGenerator random) {
        firstMillis = Math.max(1, first.toMillis());
        longestMillis = Math.max(firstMillis, longest.toMillis());
        this.random = random;
        boundMillis = firstMillis;
    }

    /** How long to wait before the next attempt. */
    public Duration next() {
        long bound = boundMillis;
        boundMillis = Math.min(longestMillis, 2 * bound);
        return Duration.ofMillis(bound - random.nextLong(bound / 2 + 1));
    }

    /** The last attempt went well: waits begin anew. */
    public void reset() {
        boundMillis = firstMillis;
    }
}
