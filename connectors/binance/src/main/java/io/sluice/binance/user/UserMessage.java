package io.sluice.binance.user;

import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueTrade;
import io.sluice.value.Money;
import io.sluice.value.Quantity;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message of an account's stream, as far as it is of use. */
public sealed interface UserMessage {

    /**
     * An order has changed.
     *
     * @param trade what was executed by this change; null when nothing was
     */
    record OrderUpdate(VenueOrder order, @Nullable VenueTrade trade) implements UserMessage {}

    /**
     * A conditional order has changed.
     *
     * @param actualOrderId the exchange's id of the order that it has become; null while it has not
     */
    record AlgoUpdate(VenueOrder order, @Nullable String actualOrderId) implements UserMessage {}

    /**
     * Money or positions have changed.
     *
     * @param balances cash by currency
     * @param positions quantities by place: instrument and position side
     */
    record AccountUpdate(Map<String, Money> balances, Map<Place, Quantity> positions, Instant time)
            implements UserMessage {}

    /**
     * Where something is held.
     *
     * @param side BOTH, LONG or SHORT
     */
    record Place(String instrument, String side) {}

    /** The listen key is good no more: nothing will come on this connection. */
    record KeyExpired() implements UserMessage {}

    /** Something that is of no use here. */
    record Other(String event) implements UserMessage {}

    /** Something that cannot be read: something was missed. */
    record Unreadable(String reason) implements UserMessage {}
}
