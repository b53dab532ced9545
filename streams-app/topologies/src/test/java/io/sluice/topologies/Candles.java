package io.sluice.topologies;

import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;

/** Candles for tests, each one minute after the other. */
public final class Candles {
    /** Open time of the first. */
    public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    public static final String BTC = "BITSTAMP:BTCUSD";
    public static final String ETH = "BITSTAMP:ETHUSD";

    private Candles() {}

    /** The minute candle number {@code index}, from 0, at a constant price. */
    public static Candle flat(String instrument, int index, double price, double volume) {
        return candle(instrument, index, price, price, price, price, volume);
    }

    /** The minute candle number {@code index}, from 0. */
    public static Candle candle(
            String instrument, int index, double open, double high, double low, double close, double volume) {
        Duration length = Timeframes.length(Timeframe.M1);
        Instant openTime = START.plus(length.multipliedBy(index));
        return Candle.newBuilder()
                .setInstrument(instrument)
                .setTimeframe(Timeframe.M1)
                .setOpenTime(openTime)
                .setCloseTime(openTime.plus(length))
                .setOpen(open)
                .setHigh(high)
                .setLow(low)
                .setClose(close)
                .setVolume(volume)
                .setSource("test")
                .setKnownAt(openTime.plus(length))
                .build();
    }
}
