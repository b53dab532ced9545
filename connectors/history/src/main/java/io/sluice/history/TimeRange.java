package io.sluice.history;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A stretch of time that chooses candles by the instant at which they open.
 *
 * @param from first instant, inclusive
 * @param to first instant after, not before {@code from}
 */
public record TimeRange(Instant from, Instant to) {
    /** From the beginning to the end. */
    public static final TimeRange ALL =
            new TimeRange(Instant.parse("-9999-01-01T00:00:00Z"), Instant.parse("+10000-01-01T00:00:00Z"));

    /** @throws IllegalArgumentException when it ends before it begins */
    public TimeRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the range ends at " + to + ", before it begins at " + from);
        }
    }

    /** From an instant to the end. */
    public static TimeRange since(Instant from) {
        return new TimeRange(from, ALL.to);
    }

    /** True when candles of that year of UTC may be in it. */
    boolean touches(int year) {
        return from.isBefore(to)
                && from.atOffset(ZoneOffset.UTC).getYear() <= year
                && to.minusNanos(1).atOffset(ZoneOffset.UTC).getYear() >= year;
    }
}
