package io.sluice.binance.sim.venue;

import java.math.BigDecimal;

/**
 * A candle.
 *
 * @param openTime first millisecond
 * @param volume in the base asset
 * @param quoteVolume in USDT
 */
public record Kline(
        long openTime,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal quoteVolume,
        long trades) {

    static Kline flat(long openTime, BigDecimal price) {
        return new Kline(openTime, price, price, price, price, BigDecimal.ZERO, BigDecimal.ZERO, 0);
    }

    Kline traded(BigDecimal price, BigDecimal quantity) {
        return new Kline(
                openTime,
                trades == 0 ? price : open,
                trades == 0 ? price : high.max(price),
                trades == 0 ? price : low.min(price),
                price,
                volume.add(quantity),
                quoteVolume.add(price.multiply(quantity)),
                trades + 1);
    }

    Kline join(Kline next) {
        return new Kline(
                openTime,
                open,
                high.max(next.high),
                low.min(next.low),
                next.close,
                volume.add(next.volume),
                quoteVolume.add(next.quoteVolume),
                trades + next.trades);
    }
}
