package io.sluice.order;

import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueTrade;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a venue says of a whole account (O-RECONCILE).
 *
 * @param askedAt instant at which asking began, by this machine's clock: what was placed later may be missing in it
 * @param openOrders everything that works, whoever placed it
 * @param trades executions since the last picture, whoever's order it was; some may be known
 * @param positions what is held, base units, negative when short, by instrument; what is flat may be left out
 * @param balances cash by currency
 */
public record AccountPicture(
        Instant askedAt,
        List<VenueOrder> openOrders,
        List<VenueTrade> trades,
        Map<String, Quantity> positions,
        Map<String, Money> balances) {

    /** Copies what could change. */
    public AccountPicture {
        openOrders = List.copyOf(openOrders);
        trades = List.copyOf(trades);
        positions = Map.copyOf(positions);
        balances = Map.copyOf(balances);
    }
}
