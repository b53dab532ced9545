package io.sluice.local.backtest;

import io.sluice.schemas.Candle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Part of a history.
 *
 * @param from candles must not open before it; empty for the beginning
 * @param to candles must not close after it; empty for the end
 */
public record TimeRange(Optional<Instant> from, Optional<Instant> to) {
    /** @throws IllegalArgumentException when it ends before it begins */
    public TimeRange {
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new IllegalArgumentException("--from " + from.get() + " must be before --to " + to.get());
        }
    }

    /**
     * Reads a day as 2024-03-01, which is its first instant in UTC, or an instant as 2024-03-01T12:30:00Z.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Instant parse(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException neither) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a day like 2024-03-01 nor an instant like 2024-03-01T12:30:00Z",
                    neither);
        }
    }

    /** Whether a candle lies behind the beginning. */
    public boolean begins(Candle candle) {
        return from.isEmpty() || !candle.getOpenTime().isBefore(from.get());
    }

    /** Whether a candle lies behind the end. */
    public boolean isOver(Candle candle) {
        return to.isPresent() && candle.getCloseTime().isAfter(to.get());
    }
}
