package io.sluice.indicator;

import java.nio.ByteBuffer;

/**
 * A number that follows the candles. {@link #update} is called once for each candle, after it was appended; until {@link
 * #ready} the values are NaN. On restore {@link #load} comes first and {@link #rebuild} second, when all candles are back.
 *
 * <p>What follows must be the same to the last bit whether it was restored or not: it is tried out when the program starts.
 */
public interface Indicator {
    /** Folds the newest candle of the window. Allocates nothing. */
    void update(CandleWindow candles);

    /** Whether the warm-up is over. */
    boolean ready();

    /** Candles, 1 to {@link Periods#LONGEST_HISTORY}, that must be kept so that {@link #update} and {@link #rebuild} find what they need. */
    int history();

    /** Bytes that {@link #save} writes; always the same. */
    int bytes();

    /** Writes the numbers that cannot be computed again from the kept candles. */
    void save(ByteBuffer out);

    /** Takes back what {@link #save} wrote. */
    void load(ByteBuffer in);

    /** Computes again what can be computed from the kept candles, to the same bits as before. */
    void rebuild(CandleWindow candles);
}
