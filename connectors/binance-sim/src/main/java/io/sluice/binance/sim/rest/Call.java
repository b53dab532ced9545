package io.sluice.binance.sim.rest;

import io.sluice.binance.sim.exchange.Account;
import io.sluice.binance.sim.exchange.Exchange;
import io.sluice.binance.sim.venue.Venue;

/**
 * A request that may be answered.
 *
 * @param account who asks, null where nobody needs to be known
 */
record Call(long now, Venue venue, Account account, Parameters parameters) {

    Exchange exchange() {
        return venue.exchange();
    }

    String symbol() {
        String symbol = parameters.text("symbol");
        exchange().market(symbol);
        return symbol;
    }
}
