package io.sluice.api.view;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The latest of many durations, of which quantiles are asked. Not thread-safe. */
final class RecentDurations {
    private static final int KEPT = 2_000;

    private final Deque<Long> nanos = new ArrayDeque<>();
    private long count;

    void add(Duration taken) {
        nanos.addLast(taken.toNanos());
        if (nanos.size() > KEPT) {
            nanos.removeFirst();
        }
        count++;
    }

    Quantiles quantiles() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Quantiles(millis(sorted, 0.50), millis(sorted, 0.99), count);
    }

    private static double millis(long[] sortedNanos, double quantile) {
        return sortedNanos.length == 0
                ? 0
                : sortedNanos[(int) Math.ceil(quantile * sortedNanos.length) - 1] / 1_000_000.0;
    }
}
