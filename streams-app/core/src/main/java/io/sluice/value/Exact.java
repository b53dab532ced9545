package io.sluice.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one way exact values are kept: at most 18 decimals, rounded half even, without trailing zeros. */
final class Exact {
    /** Decimals with which most quotients that end at all have ended; what has no more digits is quick to work with. */
    private static final int BRIEF_SCALE = 8;

    private static final double BRIEF_UNITS = 1e8;
    private static final double UNIQUE = 1e15;

    private Exact() {}

    static BigDecimal normalised(BigDecimal value) {
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal rounded = value.scale() > Money.SCALE ? value.setScale(Money.SCALE, RoundingMode.HALF_EVEN) : value;
        if (rounded.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = rounded.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * The shortest decimal that reads back as the same double.
     *
     * <p>Of decimals of up to 15 digits no two are the same double: one that reads back as this one is the shortest, and
     * whoever tries 8 decimals finds nearly every market's price without writing and reading its digits.
     *
     * @throws NumberFormatException when the value is not finite
     */
    static BigDecimal of(double value) {
        double scaled = Math.rint(value * BRIEF_UNITS);
        if (Math.abs(scaled) < UNIQUE && scaled / BRIEF_UNITS == value) {
            return BigDecimal.valueOf((long) scaled, BRIEF_SCALE);
        }
        return BigDecimal.valueOf(value);
    }

    /**
     * Rounds half even at 18 decimals.
     *
     * @throws ArithmeticException when the divisor is zero
     */
    static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        BigDecimal brief = dividend.divide(divisor, BRIEF_SCALE, RoundingMode.DOWN);
        boolean ended = brief.multiply(divisor).compareTo(dividend) == 0;
        return normalised(ended ? brief : dividend.divide(divisor, Money.SCALE, RoundingMode.HALF_EVEN));
    }
}
