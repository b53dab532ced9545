package io.sluice.replay;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;

/**
 * Hears what the instrument fold makes of one instrument's candles, in order. Each instrument has a listener of its own; a
 * listener is called by one thread at a time.
 */
public interface MarketListener {
    /** Hears nothing. */
    MarketListener NONE = new MarketListener() {};

    /** A candle was folded; what it caused follows, up to the next. */
    default void candle(Candle candle, Mark mark) {}

    /** A candle came late but inside the grace, and lives on in a higher timeframe only. */
    default void mergedLate(Candle candle) {}

    /** A higher timeframe's candle has closed. */
    default void rolledUp(Candle candle) {}

    /** A detection passed admission. */
    default void signal(Signal signal) {}

    /** A detection was held back. */
    default void suppressed(SuppressedSignal suppressed) {}

    /** A candle was refused and changed nothing. */
    default void rejected(Candle candle, RejectReason reason, String detail) {}
}
