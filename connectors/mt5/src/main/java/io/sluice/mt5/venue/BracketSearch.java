package io.sluice.mt5.venue;

import io.sluice.connector.VenueUnavailable;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.trade.Magic;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Side;
import io.sluice.schemas.id.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks which positions a stop or target is about, and what it has executed. */
final class BracketSearch {
    private final Mt5Account account;
    private final Questions questions;

    BracketSearch(Mt5Account account, Questions questions) {
        this.account = account;
        this.questions = questions;
    }

    /**
     * The positions that an order may be about: the one that its id names, else the one that the entry of the same decision
     * has opened, else all that it could reduce. A position bears the magic of the order that opened it.
     */
    List<Frame> positions(OrderCommand order, @Nullable String venueOrderId, Instant deadline)
            throws VenueUnavailable, FrameFault {
        String symbol = account.symbol(order.getInstrument());
        String side = order.getSide() == Side.SELL ? "BUY" : "SELL";
        long ticket = venueOrderId == null ? 0 : Arm.ticketOf(venueOrderId);
        List<Frame> held = new ArrayList<>();
        questions.ask("positions", deadline, item -> {
            boolean meant = ticket == 0
                    ? item.text("symbol").equals(symbol) && item.text("side").equals(side)
                    : item.number("ticket") == ticket;
            if (meant) {
                held.add(item);
            }
        });
        return ofDecision(order, held).map(List::of).orElse(held);
    }

    /** Among several, the one that holds exactly what the order is for, and was opened by its decision. */
    private static Optional<Frame> ofDecision(OrderCommand order, List<Frame> held) throws FrameFault {
        long magic = Magic.of(Ids.clientOrder(Ids.order(order.getDecisionId(), Leg.ENTRY, 0)));
        for (Frame position : held) {
            if (position.number("magic") == magic && position.decimal("volume").compareTo(order.getQuantity()) == 0) {
                return Optional.of(position);
            }
        }
        return Optional.empty();
    }

    /** What the price of that position has executed, or of any position where it is not known which. */
    List<Frame> deals(OrderCommand order, Optional<Long> ticket, Instant deadline) throws VenueUnavailable {
        String reason = Arm.of(order).name();
        String symbol = account.symbol(order.getInstrument());
        List<Frame> deals = new ArrayList<>();
        questions.trades(order.getTime(), deadline, deal -> {
            boolean meant = deal.text("reason").equals(reason)
                    && deal.text("symbol").equals(symbol)
                    && deal.text("kind").equals(order.getSide().name());
            if (meant && (ticket.isEmpty() || deal.number("position") == ticket.get())) {
                deals.add(deal);
            }
        });
        return deals;
    }
}
