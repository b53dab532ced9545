package io.sluice.files;

import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.util.List;

/**
 * A feed of recorded candles that can be played from its beginning, as often as wanted.
 *
 * <p>Candles come by close time and, at one close time, by instrument, compared as text; of one instrument and
 * timeframe each time comes once. A source is immutable and may be shared by threads.
 */
public interface CandleSource {
    /** What people call this source, for the terminal and messages. */
    String name();

    /** Instruments it holds, as VENUE:SYMBOL, sorted, without repetition. */
    List<String> instruments();

    /** The one timeframe of all its candles. */
    Timeframe timeframe();

    /**
     * Begins a pass over all candles. The caller closes it, also after a failure.
     *
     * @throws IOException when what it reads cannot be opened
     */
    CandleIterator open() throws IOException;

    /**
     * Begins a pass over the candles of one instrument, so that several can be read side by side. The caller closes it.
     *
     * @throws IOException when what it reads cannot be opened
     * @throws IllegalArgumentException when the source does not hold the instrument
     */
    CandleIterator open(String instrument) throws IOException;
}
