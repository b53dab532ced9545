package io.sluice.instrument;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import java.time.Instant;

/**
 * Takes the instrument fold's outputs, in the order in which they must be written. Of one candle the mark comes first,
 * then candles rolled up from it, then signals; a rejected candle gives one rejection and nothing else. So each candle is
 * accounted for by exactly one mark, merge or rejection.
 */
public interface InstrumentSink {
    /** The candle was folded: what accounts that trade the instrument must know of it. */
    void mark(Mark mark, Instant closeTime);

    /**
     * The candle came late but inside the grace: it was added to higher timeframes that were still open, and gives no mark.
     * What it closes follows.
     */
    void mergedLate(Candle candle);

    /** A higher timeframe's candle has closed. */
    void rolledUp(Candle candle);

    /** A detection passed admission. */
    void signal(Signal signal);

    /** A detection was held back. */
    void suppressed(SuppressedSignal suppressed);

    /** The candle was refused and changed nothing. */
    void rejected(RejectReason reason, String detail);
}
