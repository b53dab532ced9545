package io.sluice.replay.judged;

import java.math.BigDecimal;

/**
 * What an order costs.
 *
 * @param fraction of its notional
 * @param fixed on top, quote currency
 */
record Fees(BigDecimal fraction, BigDecimal fixed) {
    static final Fees NONE = new Fees(BigDecimal.ZERO, BigDecimal.ZERO);

    static Fees ofNotional(String fraction) {
        return new Fees(new BigDecimal(fraction), BigDecimal.ZERO);
    }

    static Fees anOrder(String amount) {
        return new Fees(BigDecimal.ZERO, new BigDecimal(amount));
    }
}
