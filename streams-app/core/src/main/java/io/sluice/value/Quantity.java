package io.sluice.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A quantity in base units, exact; negative means short where a position is meant. Equality ignores trailing zeros.
 *
 * @param value quantity
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public Quantity {
        value = Exact.normalised(value);
    }

    /** @throws NumberFormatException when the text is not a decimal number */
    public static Quantity of(String text) {
        return new Quantity(new BigDecimal(text));
    }

    public Quantity plus(Quantity other) {
        return other.isZero() ? this : new Quantity(value.add(other.value));
    }

    public Quantity minus(Quantity other) {
        return other.isZero() ? this : new Quantity(value.subtract(other.value));
    }

    public Quantity negated() {
        return new Quantity(value.negate());
    }

    public Quantity abs() {
        return value.signum() < 0 ? negated() : this;
    }

    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Rounds toward zero to a multiple of the step: an order is never larger than what was allowed. */
    public Quantity towardZero(BigDecimal step) {
        return new Quantity(value.divide(step, 0, RoundingMode.DOWN).multiply(step));
    }

    /** -1, 0 or 1: short, flat or long. */
    public int signum() {
        return value.signum();
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
