package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;

/** Which way an order trades. */
public enum Side {
    BUY,
    SELL;

    /** The quantity as a change of a position: negative where this sells. */
    BigDecimal signed(BigDecimal quantity) {
        return this == BUY ? quantity : quantity.negate();
    }

    Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
