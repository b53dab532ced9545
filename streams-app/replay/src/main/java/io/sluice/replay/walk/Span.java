package io.sluice.replay.walk;

import io.sluice.market.Micros;
import java.time.Instant;

/**
 * A stretch of time that chooses candles by their close.
 *
 * @param from candles that close after it, microseconds
 * @param to candles that close up to it, it included, microseconds
 */
public record Span(long from, long to) {
    /** All candles there are. */
    public static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE - 1);

    static Span of(Instant from, Instant to) {
        return new Span(Micros.of(from), Micros.of(to));
    }

    /** Length, microseconds, of the part that lies in another. */
    double within(Span other) {
        return Math.max(0, (double) Math.min(to, other.to) - Math.max(from, other.from));
    }
}
