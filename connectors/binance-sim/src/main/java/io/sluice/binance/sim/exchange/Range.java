package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;

/** A filter of prices or quantities: both bounds are allowed, and so is each {@code step} above {@code min}. */
public record Range(BigDecimal min, BigDecimal max, BigDecimal step) {

    /** Of decimal texts. */
    public static Range of(String min, String max, String step) {
        return new Range(new BigDecimal(min), new BigDecimal(max), new BigDecimal(step));
    }

    boolean onStep(BigDecimal value) {
        return value.subtract(min).remainder(step).signum() == 0;
    }

    /** Decimal places of the step as it is written: more are refused as such, before the step is looked at. */
    public int precision() {
        return Math.max(0, step.scale());
    }
}
