package io.sluice.binance.rules;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a price or a quantity may be: from {@code min} to {@code max} in steps from {@code min}. As in the exchange's
 * filters, zero switches a part off.
 *
 * @param min smallest value; zero for none
 * @param max largest value; zero for none
 * @param step distance between values; zero for none
 */
public record Steps(BigDecimal min, BigDecimal max, BigDecimal step) {
    /** Everything is allowed. */
    public static final Steps FREE = new Steps(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** What is wrong with a value, in words; empty when nothing is. */
    Optional<String> fault(BigDecimal value) {
        if (min.signum() > 0 && value.compareTo(min) < 0) {
            return Optional.of(plain(value) + " is below the smallest, " + plain(min));
        }
        if (max.signum() > 0 && value.compareTo(max) > 0) {
            return Optional.of(plain(value) + " is above the largest, " + plain(max));
        }
        if (step.signum() > 0 && value.subtract(min).remainder(step).signum() != 0) {
            return Optional.of(plain(value) + " is not on a step of " + plain(step));
        }
        return Optional.empty();
    }

    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
