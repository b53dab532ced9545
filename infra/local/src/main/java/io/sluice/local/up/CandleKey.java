package io.sluice.local.up;

import io.sluice.schemas.Candle;
import java.time.Instant;

/** What tells one candle from another of the same timeframe. */
record CandleKey(String instrument, Instant openTime) {
    static CandleKey of(Candle candle) {
        return new CandleKey(candle.getInstrument(), candle.getOpenTime());
    }
}
