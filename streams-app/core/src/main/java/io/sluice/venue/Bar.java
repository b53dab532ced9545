package io.sluice.venue;

import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.value.Price;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One closed candle as the account has seen it. Prices in quote currency, volume in base units, all finite.
 *
 * @param atr average true range, quote currency; null while it warms up
 * @param time instant at which it closed
 */
record Bar(
        double open,
        double high,
        double low,
        double close,
        double volume,
        @Nullable Double atr,
        Instant time) {

    static Bar of(Mark mark, Instant time) {
        return new Bar(
                mark.getOpen(), mark.getHigh(), mark.getLow(), mark.getClose(), mark.getVolume(), mark.getAtr(), time);
    }

    /** Why no fill may be made from this candle; null when it is sound. */
    @Nullable
    RejectReason flaw() {
        boolean possible =
                Price.isPossible(open) && Price.isPossible(high) && Price.isPossible(low) && Price.isPossible(close);
        if (!possible) {
            return impossible();
        }
        if (!Double.isFinite(volume) || (atr != null && !Double.isFinite(atr))) {
            return RejectReason.NOT_FINITE;
        }
        if (volume < 0 || (atr != null && atr < 0)) {
            return RejectReason.NEGATIVE;
        }
        boolean consistent = low <= Math.min(open, close) && high >= Math.max(open, close);
        return consistent ? null : RejectReason.INCONSISTENT_PRICES;
    }

    /** What is wrong with the first price that cannot be. */
    private RejectReason impossible() {
        for (double price : new double[] {open, high, low, close}) {
            if (!Price.isPossible(price)) {
                return price <= 0 ? RejectReason.NEGATIVE : RejectReason.NOT_FINITE;
            }
        }
        throw new IllegalStateException("all prices are possible");
    }

    Price openPrice() {
        return Price.of(open);
    }

    Price highPrice() {
        return Price.of(high);
    }

    Price lowPrice() {
        return Price.of(low);
    }

    Price closePrice() {
        return Price.of(close);
    }

    /** What true range there is to measure with: the average, or this candle's own while that warms up. */
    BigDecimal trueRange() {
        return atr == null ? highPrice().minus(lowPrice()) : BigDecimal.valueOf(atr);
    }
}
