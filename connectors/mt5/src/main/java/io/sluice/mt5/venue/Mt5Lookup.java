package io.sluice.mt5.venue;

import io.sluice.connector.OrderLookup;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.link.Exchange;
import io.sluice.mt5.link.Exchange.Answered;
import io.sluice.mt5.link.Terminal;
import io.sluice.mt5.trade.RetCode;
import io.sluice.order.call.Finding;
import io.sluice.order.call.Outcome;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.ErrorClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the terminal for an order: its journal by client id, its orders, history and deals by magic. Not found only where
 * the terminal is connected to its trade server, no item was found, and its journal has no request of this order whose end is not known.
 */
final class Mt5Lookup implements OrderLookup {
    private final Terminal terminal;
    private final Readings readings;
    private final Brackets brackets;
    private final BracketLookup bracketLookup;

    Mt5Lookup(Terminal terminal, Readings readings, Brackets brackets, BracketLookup bracketLookup) {
        this.terminal = terminal;
        this.readings = readings;
        this.brackets = brackets;
        this.bracketLookup = bracketLookup;
    }

    @Override
    public Finding find(VenueCall.LookUp call) {
        String clientOrderId = call.order().getClientOrderId();
        Frame.Builder question = Frame.of("lookup")
                .put("owner", TradeRequests.OWNER)
                .put("epoch", call.epoch())
                .put("clientId", clientOrderId)
                .put("magic", readings.magicOf(clientOrderId))
                .put("ticket", 0)
                .put("settle", Mt5Venue.SETTLING.toMillis());
        try {
            return read(call, terminal.ask(question, Duration.between(Instant.now(), call.deadline())));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Finding.Inconclusive(ErrorClass.TIMEOUT_ERROR, "INTERRUPTED", "interrupted while waiting");
        } catch (FrameFault fault) {
            return new Finding.Inconclusive(ErrorClass.UNKNOWN_ERROR, "GARBLED", String.valueOf(fault.getMessage()));
        }
    }

    private Finding read(VenueCall.LookUp call, Exchange exchange) throws FrameFault {
        return switch (exchange) {
            case Exchange.NotSent notSent ->
                new Finding.Inconclusive(ErrorClass.NETWORK_ERROR, notSent.code(), notSent.text());
            case Exchange.Unanswered lost ->
                new Finding.Inconclusive(ErrorClass.TIMEOUT_ERROR, lost.code(), lost.text());
            case Answered answered -> read(call, answered.items(), answered.end());
        };
    }

    private Finding read(VenueCall.LookUp call, List<Frame> items, Frame end) throws FrameFault {
        String code = end.text("code");
        if (!end.type().equals("found") || !code.equals("OK")) {
            return new Finding.Inconclusive(ErrorClass.API_ERROR, code, end.textOr("text", "the terminal cannot say"));
        }
        if (end.number("count") != items.size()) {
            return new Finding.Inconclusive(ErrorClass.UNKNOWN_ERROR, "INCOMPLETE", "items are missing");
        }
        if (brackets.takes(call.order())) {
            return bracketLookup.find(call, end);
        }
        List<Frame> orders = new ArrayList<>();
        List<Frame> deals = new ArrayList<>();
        for (Frame item : items) {
            if (Readings.isOwn(item)) {
                (item.type().equals("order") ? orders : deals).add(item);
            }
        }
        return orders.isEmpty() ? absent(deals, end) : found(orders, deals, end);
    }

    private Finding found(List<Frame> orders, List<Frame> deals, Frame end) throws FrameFault {
        Frame order = orders.getFirst();
        if (orders.size() > 1) {
            long recorded = end.number("order");
            List<Frame> same = new ArrayList<>();
            for (Frame candidate : orders) {
                if (candidate.number("ticket") == recorded) {
                    same.add(candidate);
                }
            }
            if (same.size() != 1) {
                return new Finding.Inconclusive(
                        ErrorClass.UNKNOWN_ERROR, "AMBIGUOUS", orders.size() + " orders have this magic");
            }
            order = same.getFirst();
        }
        List<VenueTrade> trades = new ArrayList<>();
        for (Frame deal : deals) {
            if (Readings.isTrade(deal) && deal.number("order") == order.number("ticket")) {
                trades.add(readings.trade(deal));
            }
        }
        return new Finding.Found(readings.order(order, trades));
    }

    private static Finding absent(List<Frame> deals, Frame end) throws FrameFault {
        String journal = end.text("journal");
        boolean refused = journal.equals("SENT") && RetCode.outcomeOf(end.number("retcode")) == Outcome.NOT_EXECUTED;
        boolean nothing = journal.equals("NONE") || journal.equals("ABSENT") || refused;
        return deals.isEmpty() && nothing
                ? new Finding.NotFound()
                : new Finding.Inconclusive(
                        ErrorClass.UNKNOWN_ERROR,
                        "NOT_SETTLED",
                        "the journal says " + journal + " and " + deals.size() + " deals are seen, but no order");
    }
}
