package io.sluice.risk;

import io.sluice.schemas.BreakerState;
import io.sluice.value.Money;
import java.math.BigDecimal;

/**
 * R-BREAKER, fixed: when an account must stop. The two numbers are constants of the program and not settings, so that
 * no configuration loosens them. Each is reached as soon as equity is at the limit, not only beyond it.
 */
public final class CircuitBreaker {
    /** Loss of a week that halts: 3 % of the equity at its start. */
    public static final BigDecimal WEEK_LOSS = new BigDecimal("0.03");

    /** Drawdown of a day that halts: 3.1 % of its highest equity. */
    public static final BigDecimal DAY_DRAWDOWN = new BigDecimal("0.031");

    private static final BigDecimal KEPT_IN_WEEK = BigDecimal.ONE.subtract(WEEK_LOSS);
    private static final BigDecimal KEPT_IN_DAY = BigDecimal.ONE.subtract(DAY_DRAWDOWN);

    private CircuitBreaker() {}

    /** What these figures demand: CLOSED, or why to halt; the week's loss is named first. */
    public static BreakerState judge(Money equity, Money weekStart, Money dayPeak) {
        if (weekStart.times(KEPT_IN_WEEK).atLeast(equity)) {
            return BreakerState.TRIPPED_WEEK_LOSS;
        }
        if (dayPeak.times(KEPT_IN_DAY).atLeast(equity)) {
            return BreakerState.TRIPPED_DAY_DRAWDOWN;
        }
        return BreakerState.CLOSED;
    }
}
