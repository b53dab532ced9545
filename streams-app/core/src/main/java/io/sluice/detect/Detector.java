package io.sluice.detect;

import io.sluice.indicator.CandleWindow;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for one kind of opportunity on one timeframe of one instrument. It sees each candle once, when it has closed, and
 * knows nothing of what follows: what it has said is never taken back (no repainting). It reads no clock and allocates
 * nothing while it is silent.
 *
 * <p>It is called only when the newest {@link #lookback} candles are complete and without a gap, so it need not look for
 * gaps inside its window. Candles it is not called for are not its business; the indicators it asked for follow them all.
 */
public interface Detector {
    /**
     * How many of the newest candles must be unbroken before it is asked; also how many it may read. 1 to {@link
     * io.sluice.indicator.Periods#LONGEST_HISTORY}, always the same.
     */
    int lookback();

    /** Judges the newest candle, after all indicators have followed it. Null when there is nothing to say. */
    @Nullable
    Detection evaluate(CandleWindow candles);

    /** Bytes that {@link #save} writes, always the same; 0 for a detector that remembers nothing. */
    default int bytes() {
        return 0;
    }

    /** Writes what it remembers from candle to candle. */
    default void save(ByteBuffer out) {}

    /** Takes back what {@link #save} wrote. */
    default void load(ByteBuffer in) {}
}
