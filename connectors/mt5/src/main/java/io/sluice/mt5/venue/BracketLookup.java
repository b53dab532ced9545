package io.sluice.mt5.venue;

import io.sluice.connector.VenueUnavailable;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.trade.RetCode;
import io.sluice.order.call.Finding;
import io.sluice.order.call.Outcome;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import io.sluice.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a stop or target that is a price of a position: executed, when deals say so; working, while the position
 * has that price; gone, when the journal knows of it and the price is another. Not found only where nothing shows it and
 * the journal has no request whose end is not known.
 */
final class BracketLookup {
    private final Readings readings;
    private final BracketSearch search;

    BracketLookup(Readings readings, BracketSearch search) {
        this.readings = readings;
        this.search = search;
    }

    /** @param found what the terminal's journal says of the order */
    Finding find(VenueCall.LookUp call, Frame found) throws FrameFault {
        OrderCommand order = call.order();
        Arm arm = Arm.of(order);
        try {
            List<Frame> positions = search.positions(order, call.venueOrderId(), call.deadline());
            Optional<Long> ticket = ticket(call.venueOrderId(), positions);
            List<Frame> deals = search.deals(order, ticket, call.deadline());
            if (ticket.isEmpty() && !deals.isEmpty()) {
                ticket = Optional.of(deals.getLast().number("position"));
            }
            List<VenueTrade> trades = new ArrayList<>();
            Quantity filled = Quantity.ZERO;
            for (Frame deal : deals) {
                VenueTrade trade = readings.trade(deal);
                trades.add(trade);
                filled = filled.plus(trade.quantity());
            }
            Optional<VenueOrderStatus> status = status(order, arm, positions, filled, found);
            if (status.isPresent()) {
                long position = ticket.orElse(0L);
                return new Finding.Found(arm.order(order, position, status.get(), filled, trades));
            }
            return isOpen(found)
                    ? new Finding.Inconclusive(
                            ErrorClass.UNKNOWN_ERROR, "NOT_SETTLED", "the journal has a request without its end")
                    : new Finding.NotFound();
        } catch (VenueUnavailable unavailable) {
            return new Finding.Inconclusive(
                    unavailable.errorClass(), unavailable.code(), String.valueOf(unavailable.getMessage()));
        }
    }

    /** Empty when nothing shows that it ever was there. */
    private Optional<VenueOrderStatus> status(
            OrderCommand order, Arm arm, List<Frame> positions, Quantity filled, Frame found) throws FrameFault {
        if (filled.compareTo(new Quantity(order.getQuantity())) >= 0) {
            return Optional.of(VenueOrderStatus.FILLED);
        }
        for (Frame position : positions) {
            if (arm.priceOf(position).compareTo(Arm.trigger(order)) == 0) {
                return Optional.of(VenueOrderStatus.WORKING);
            }
        }
        boolean done =
                found.text("journal").equals("SENT") && RetCode.outcomeOf(found.number("retcode")) == Outcome.EXISTS;
        return done || !filled.isZero() ? Optional.of(VenueOrderStatus.CANCELLED) : Optional.empty();
    }

    private static boolean isOpen(Frame found) throws FrameFault {
        String journal = found.text("journal");
        boolean unknown = journal.equals("SENT") && RetCode.outcomeOf(found.number("retcode")) == Outcome.UNKNOWN;
        return journal.equals("BEGUN") || unknown;
    }

    private static Optional<Long> ticket(@Nullable String venueOrderId, List<Frame> positions) throws FrameFault {
        if (venueOrderId != null) {
            return Optional.of(Arm.ticketOf(venueOrderId));
        }
        return positions.size() == 1 ? Optional.of(positions.getFirst().number("ticket")) : Optional.empty();
    }
}
