package io.sluice.binance.sim.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the market outside the simulated accounts shows at a time.
 *
 * @param last the price of the latest trade, which triggers conditional orders on the contract price
 * @param mark the mark price
 * @param index the index price
 */
public record Quote(
        String symbol,
        BigDecimal bid,
        BigDecimal bidQuantity,
        BigDecimal ask,
        BigDecimal askQuantity,
        BigDecimal last,
        BigDecimal mark,
        BigDecimal index) {

    public Quote {
        if (bid.signum() <= 0 || bid.compareTo(ask) >= 0) {
            throw new IllegalArgumentException("a quote needs 0 < bid < ask, not " + bid + " and " + ask);
        }
    }

    /** One tick wide with the given price as bid, last, mark and index, and the given quantity on either side. */
    public static Quote at(Instrument instrument, BigDecimal price, BigDecimal quantity) {
        BigDecimal bid = price.setScale(instrument.price().precision(), RoundingMode.DOWN);
        return new Quote(
                instrument.symbol(), bid, quantity, bid.add(instrument.price().step()), quantity, bid, bid, bid);
    }
}
