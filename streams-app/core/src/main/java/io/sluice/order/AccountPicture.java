package io.sluice.order;

import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.StatedMargin;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a venue says of a whole account (O-RECONCILE).
 *
 * @param askedAt instant at which asking began, by this machine's clock: what was placed later may be missing in it
 * @param openOrders everything that works, whoever placed it
 * @param trades executions since the last picture, whoever's order it was; some may be known
 * @param positions what is held, base units, negative when short, by instrument; what is flat may be left out
 * @param balances cash by currency
 * @param margin how near it is to being liquidated; null where the venue does not tell it
 */
public record AccountPicture(
        Instant askedAt,
        List<VenueOrder> openOrders,
        List<VenueTrade> trades,
        Map<String, Quantity> positions,
        Map<String, Money> balances,
        @Nullable StatedMargin margin) {

    /** Copies what could change. */
    public AccountPicture {
        openOrders = List.copyOf(openOrders);
        trades = List.copyOf(trades);
        positions = Map.copyOf(positions);
        balances = Map.copyOf(balances);
    }

    /** Of a venue that tells no margin. */
    public AccountPicture(
            Instant askedAt,
            List<VenueOrder> openOrders,
            List<VenueTrade> trades,
            Map<String, Quantity> positions,
            Map<String, Money> balances) {
        this(askedAt, openOrders, trades, positions, balances, null);
    }
}
