package io.sluice.connector;

import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueCall;

/**
 * Asks the venue about one order. Exactly once rests on this: {@link Finding.NotFound} after the deadline allows an order
 * to be sent again.
 */
public interface OrderLookup {

    /**
     * Looks for the order by its client order id, wherever the venue keeps such orders: working, ended, conditional and
     * triggered.
     *
     * @return {@link Finding.Found} with every execution of the order, or with {@code filled} above the sum of the trades
     *     where they could not all be had; {@link Finding.NotFound} only as its own page demands, and never where the
     *     account's executions could not be read or show one of this order; everything else is {@link
     *     Finding.Inconclusive}
     */
    Finding find(VenueCall.LookUp call);
}
