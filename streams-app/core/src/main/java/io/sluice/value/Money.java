package io.sluice.value;

import java.math.BigDecimal;

/**
 * An exact amount of an account's currency. Sums and differences are exact; only {@link #times} and {@link
 * #dividedBy} round, half even, to the 18 decimals that {@code decimal(38,18)} keeps. Equality ignores trailing zeros.
 *
 * @param value amount, positive or negative
 */
public record Money(BigDecimal value) implements Comparable<Money> {
    /** Decimals every exact value is kept with. */
    public static final int SCALE = 18;

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    public Money {
        value = Exact.normalised(value);
    }

    /** @throws NumberFormatException when the text is not a decimal number */
    public static Money of(String text) {
        return new Money(new BigDecimal(text));
    }

    public Money plus(Money other) {
        return other.isZero() ? this : new Money(value.add(other.value));
    }

    public Money minus(Money other) {
        return other.isZero() ? this : new Money(value.subtract(other.value));
    }

    /** Rounds half even at 18 decimals. */
    public Money times(BigDecimal factor) {
        return new Money(value.multiply(factor));
    }

    /**
     * Rounds half even at 18 decimals.
     *
     * @throws ArithmeticException when the divisor is zero
     */
    public BigDecimal dividedBy(Money divisor) {
        return Exact.quotient(value, divisor.value);
    }

    /**
     * Rounds half even at 18 decimals.
     *
     * @throws ArithmeticException when the divisor is zero
     */
    public Money dividedBy(BigDecimal divisor) {
        return new Money(Exact.quotient(value, divisor));
    }

    public Money negated() {
        return new Money(value.negate());
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean atLeast(Money other) {
        return compareTo(other) >= 0;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    @Override
    public int compareTo(Money other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
