package io.sluice.mt5.venue;

import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderType;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Which price of a position an order is, in the words of the reasons of deals. */
enum Arm {
    SL,
    TP;

    static Arm of(OrderCommand order) {
        return order.getType() == OrderType.TAKE_PROFIT ? TP : SL;
    }

    /** Under which id the venue knows this price of a position. */
    static String venueOrderId(long position, String reason) {
        return position + "." + reason;
    }

    /** The position of such an id. */
    static long ticketOf(String venueOrderId) throws FrameFault {
        try {
            return Long.parseLong(venueOrderId.substring(0, Math.max(0, venueOrderId.indexOf('.'))));
        } catch (NumberFormatException garbled) {
            throw new FrameFault("venueOrderId", "names no position: " + venueOrderId);
        }
    }

    /** The price that an order shall be. */
    static BigDecimal trigger(OrderCommand order) throws FrameFault {
        BigDecimal trigger = order.getTriggerPrice();
        if (trigger == null) {
            throw new FrameFault("triggerPrice", "is missing");
        }
        return trigger;
    }

    /** This price of a position; zero when it has none. */
    BigDecimal priceOf(Frame position) throws FrameFault {
        return position.decimal(this == SL ? "sl" : "tp");
    }

    /** The order as the order fold knows orders. */
    VenueOrder order(
            OrderCommand order, long ticket, VenueOrderStatus status, Quantity filled, List<VenueTrade> trades) {
        return new VenueOrder(
                order.getClientOrderId(),
                venueOrderId(ticket, name()),
                order.getInstrument(),
                order.getSide(),
                new Quantity(order.getQuantity()),
                status,
                filled,
                trades,
                null,
                null,
                Instant.now());
    }
}
