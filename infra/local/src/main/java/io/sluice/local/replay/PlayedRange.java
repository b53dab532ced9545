package io.sluice.local.replay;

import io.sluice.schemas.Candle;
import java.time.Instant;
import java.util.Optional;

/**
 * Part of a history that is played.
 *
 * @param from candles must not open before it; empty for the beginning
 * @param to candles must not close after it; empty for the end
 */
record PlayedRange(Optional<Instant> from, Optional<Instant> to) {
    /** @throws IllegalArgumentException when it ends before it begins */
    PlayedRange {
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new IllegalArgumentException("it ends at " + to.get() + ", before it begins at " + from.get());
        }
    }

    /** Whether a candle lies behind the beginning. */
    boolean begins(Candle candle) {
        return from.isEmpty() || !candle.getOpenTime().isBefore(from.get());
    }

    /** Whether a candle lies behind the end. */
    boolean isOver(Candle candle) {
        return to.isPresent() && candle.getCloseTime().isAfter(to.get());
    }
}
