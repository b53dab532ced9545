package io.sluice.venue;

import java.math.BigDecimal;

/** How much worse than the price it aimed at an order that takes liquidity is executed. Never negative. */
public sealed interface Slippage {
    /** The same distance always. */
    record Ticks(BigDecimal ticks) implements Slippage {
        /** @throws IllegalArgumentException when negative */
        public Ticks {
            notNegative("slippage in ticks", ticks);
        }
    }

    /** A fraction of the candle's average true range; of the candle's own range while that warms up. */
    record AtrFraction(BigDecimal fraction) implements Slippage {
        /** @throws IllegalArgumentException when negative */
        public AtrFraction {
            notNegative("slippage as a fraction of the ATR", fraction);
        }
    }

    private static void notNegative(String name, BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(name + " must not be negative, is " + value);
        }
    }
}
