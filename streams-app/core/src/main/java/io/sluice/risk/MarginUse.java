package io.sluice.risk;

import io.sluice.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * R-LIQUIDATION: how near the venue says an account is to being liquidated.
 *
 * @param required what the balance must not fall to: maintenance margin; at MetaTrader the margin that positions bind
 * @param balance margin balance: cash and unrealised profit
 * @param time account time at which the venue said so
 */
public record MarginUse(Money required, Money balance, Instant time) {
    private static final int PLACES = 8;

    /** Whether required ÷ balance is above a limit; without a balance anything required is. */
    public boolean isAbove(BigDecimal ratio) {
        Money allowed = balance.isNegative() ? Money.ZERO : balance.times(ratio);
        return required.compareTo(allowed) > 0;
    }

    /** Required ÷ balance, rounded up at {@value #PLACES} decimals; 1 where something is required and there is no balance. */
    public BigDecimal ratio() {
        if (balance.value().signum() > 0) {
            return required.value().divide(balance.value(), PLACES, RoundingMode.UP);
        }
        return required.value().signum() > 0 ? BigDecimal.ONE : BigDecimal.ZERO;
    }
}
