package io.sluice.mt5.feed;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Quote;

/** Takes market data of a feed, one call at a time, in order within an instrument. May block: then the feed falls behind and repairs. */
public interface MarketSink {

    /** A closed candle, newer than the last one of its instrument and timeframe. */
    void candle(Candle candle);

    /** A quote, not older than the last one of its instrument. */
    void quote(Quote quote);
}
