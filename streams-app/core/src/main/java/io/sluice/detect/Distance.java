package io.sluice.detect;

import java.util.Objects;

/**
 * How far from its entry a strategy wants a stop or a target.
 *
 * @param value how much of the unit, positive and finite
 * @param unit what it counts
 */
public record Distance(double value, Unit unit) {
    /** What a distance is measured in. */
    public enum Unit {
        /** Quote currency. */
        PRICE,
        /** Average true ranges of the candle that fires. */
        ATR
    }

    /** @throws IllegalArgumentException when the value is not positive and finite */
    public Distance {
        Objects.requireNonNull(unit, "unit");
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a distance must be positive, not " + value);
        }
    }

    /** In quote currency. */
    public static Distance ofPrice(double value) {
        return new Distance(value, Unit.PRICE);
    }

    /** In average true ranges. */
    public static Distance ofAtr(double multiple) {
        return new Distance(multiple, Unit.ATR);
    }

    /**
     * The same in quote currency.
     *
     * @param atr average true range, quote currency; NaN while it warms up, and then so is what it is a multiple of
     */
    public double inPrice(double atr) {
        return switch (unit) {
            case PRICE -> value;
            case ATR -> value * atr;
        };
    }
}
