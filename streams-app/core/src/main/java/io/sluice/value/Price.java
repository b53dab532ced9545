package io.sluice.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A price in quote currency for one base unit, exact. Products and differences of prices are plain decimals; money comes
 * from a price only together with a quantity and a point value. Equality ignores trailing zeros.
 *
 * @param value price; may be zero or negative, as some markets are
 */
public record Price(BigDecimal value) implements Comparable<Price> {

    /** A market's figure beyond this is a fault of its source; money made of it would not fit into {@code decimal(38,18)}. */
    private static final double HIGHEST = 1e15;

    public Price {
        value = Exact.normalised(value);
    }

    /** @throws NumberFormatException when the text is not a decimal number */
    public static Price of(String text) {
        return new Price(new BigDecimal(text));
    }

    /**
     * The shortest decimal that reads back as the same double.
     *
     * @throws NumberFormatException when the value is not finite
     */
    public static Price of(double value) {
        return new Price(Exact.of(value));
    }

    /**
     * What a quantity cost on average: cost ÷ quantity, rounded half even at 18 decimals.
     *
     * @throws ArithmeticException when the quantity is zero
     */
    public static Price average(BigDecimal cost, Quantity quantity) {
        return new Price(Exact.quotient(cost, quantity.value()));
    }

    /** Whether a figure of a market can be one of its prices: above zero, finite, and not beyond all reason. */
    public static boolean isPossible(double value) {
        return value > 0 && value < HIGHEST;
    }

    /** The highest multiple of the tick that is not above this price. */
    public Price downTo(BigDecimal tick) {
        return rounded(tick, RoundingMode.FLOOR);
    }

    /** The lowest multiple of the tick that is not below this price. */
    public Price upTo(BigDecimal tick) {
        return rounded(tick, RoundingMode.CEILING);
    }

    /** The multiple of the tick nearest to this price, half even. */
    public Price nearest(BigDecimal tick) {
        return rounded(tick, RoundingMode.HALF_EVEN);
    }

    public Price plus(BigDecimal points) {
        return new Price(value.add(points));
    }

    public Price minus(BigDecimal points) {
        return new Price(value.subtract(points));
    }

    /** Signed distance from another price, quote currency. */
    public BigDecimal minus(Price other) {
        return value.subtract(other.value);
    }

    /** Unsigned distance from another price, quote currency. */
    public BigDecimal distanceTo(Price other) {
        return value.subtract(other.value).abs();
    }

    /** Money of a quantity at this price: price × quantity × point value, rounded half even at 18 decimals. */
    public Money times(Quantity quantity, BigDecimal pointValue) {
        return new Money(value.multiply(quantity.value()).multiply(pointValue));
    }

    public boolean isAbove(Price other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Price other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }

    private Price rounded(BigDecimal tick, RoundingMode mode) {
        return new Price(value.divide(tick, 0, mode).multiply(tick));
    }
}
