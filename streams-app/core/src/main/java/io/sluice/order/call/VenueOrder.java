package io.sluice.order.call;

import io.sluice.schemas.Side;
import io.sluice.value.Quantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as its venue tells it at one instant.
 *
 * @param clientOrderId the id it was placed under, whoever placed it; empty when it was placed without one
 * @param venueOrderId the venue's own id
 * @param instrument instrument as VENUE:SYMBOL
 * @param side bought or sold
 * @param quantity all of it, base units, executed or not
 * @param status where it stands
 * @param filled how much was executed in all, base units. May be more than the trades that are told: then the others are
 *     asked for, never made up
 * @param trades executions that this message holds, in any order; told again is told once
 * @param reason the venue's code for an end that nobody wanted; of an order that the venue itself has made, why: {@link
 *     #LIQUIDATION}, {@link #ADL}, {@link #SETTLEMENT} or {@link #DELIVERY}; null where there is none
 * @param text the same in words; null where there are none
 * @param time instant of the last change, by the venue's clock
 */
public record VenueOrder(
        String clientOrderId,
        String venueOrderId,
        String instrument,
        Side side,
        Quantity quantity,
        VenueOrderStatus status,
        Quantity filled,
        List<VenueTrade> trades,
        @Nullable String reason,
        @Nullable String text,
        Instant time) {
    /** The venue closes a position for want of margin. */
    public static final String LIQUIDATION = "LIQUIDATION";

    /** The venue closes a position against another account's that it liquidates. */
    public static final String ADL = "ADL";

    /** The venue closes a position because its contract is settled. */
    public static final String SETTLEMENT = "SETTLEMENT";

    /** The venue closes a position because its contract is delivered. */
    public static final String DELIVERY = "DELIVERY";

    /** Copies what could change. */
    public VenueOrder {
        trades = List.copyOf(trades);
    }
}
