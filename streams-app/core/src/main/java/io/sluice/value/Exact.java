package io.sluice.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one way exact values are kept: at most 18 decimals, rounded half even, without trailing zeros. */
final class Exact {
    private Exact() {}

    static BigDecimal normalised(BigDecimal value) {
        BigDecimal rounded = value.scale() > Money.SCALE ? value.setScale(Money.SCALE, RoundingMode.HALF_EVEN) : value;
        if (rounded.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = rounded.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
