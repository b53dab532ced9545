package io.sluice.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one way exact values are kept: at most 18 decimals, rounded half even, without trailing zeros. */
final class Exact {
    /** Decimals with which most quotients that end at all have ended; what has no more digits is quick to work with. */
    private static final int BRIEF_SCALE = 8;

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
