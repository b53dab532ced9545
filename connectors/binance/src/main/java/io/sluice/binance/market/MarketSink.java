package io.sluice.binance.market;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Quote;
import io.sluice.schemas.Timeframe;
import java.time.Instant;

/** Takes market data. Called on several threads; for one instrument and timeframe one at a time, in order of time. */
public interface MarketSink {

    /** The next closed candle of its instrument and timeframe: each once, none left out but by {@link #missing}. */
    void candle(Candle candle);

    /** A newer quote of its instrument. */
    void quote(Quote quote);

    /**
     * The exchange has no candles for a time, however often it was asked. Candles go on after it.
     *
     * @param from open time of the first candle that does not exist, inclusive
     * @param to open time of the next candle that does, exclusive
     */
    void missing(String instrument, Timeframe timeframe, Instant from, Instant to);
}
