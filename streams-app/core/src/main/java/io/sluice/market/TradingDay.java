package io.sluice.market;

import io.sluice.schemas.Timeframe;

/**
 * One session of a market, and the candles it is divided into: they are counted from its opening, and the last one ends
 * with it, however long it is. A day candle is the whole session, also where daylight saving makes it 23 or 25 hours.
 *
 * @param open first microsecond of the session, inclusive
 * @param close first microsecond after the session
 */
public record TradingDay(long open, long close) {
    public boolean contains(long time) {
        return time >= open && time < close;
    }

    /** First microsecond of the candle that contains the time. */
    public long candleOpen(Timeframe timeframe, long time) {
        if (timeframe == Timeframe.D1) {
            return open;
        }
        long length = Timeframes.lengthMicros(timeframe);
        return open + (time - open) / length * length;
    }

    /** First microsecond after the candle that opens at the given time. */
    public long candleClose(Timeframe timeframe, long candleOpen) {
        return timeframe == Timeframe.D1 ? close : Math.min(candleOpen + Timeframes.lengthMicros(timeframe), close);
    }
}
