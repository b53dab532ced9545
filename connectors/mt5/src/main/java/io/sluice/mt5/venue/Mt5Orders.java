package io.sluice.mt5.venue;

import io.sluice.connector.OrderEntry;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.link.Terminal;
import io.sluice.mt5.trade.RetCode;
import io.sluice.mt5.trade.TradeOutcome;
import io.sluice.order.call.Answer;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderType;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Places and cancels: one request a call, under an id of its own, refused by the terminal after its deadline. */
final class Mt5Orders implements OrderEntry {
    private final Mt5Account account;
    private final Terminal terminal;
    private final Readings readings;
    private final TradeRequests requests;
    private final Brackets brackets;

    Mt5Orders(Mt5Account account, Terminal terminal, Readings readings, TradeRequests requests, Brackets brackets) {
        this.account = account;
        this.terminal = terminal;
        this.readings = readings;
        this.requests = requests;
        this.brackets = brackets;
    }

    @Override
    public Answer place(VenueCall.Place call) {
        OrderCommand order = call.order();
        if (brackets.takes(order)) {
            return brackets.place(call);
        }
        long magic = readings.magicOf(order.getClientOrderId());
        Optional<Frame.Builder> frame = OrderFrames.place(order, account.symbol(order.getInstrument()), magic);
        if (frame.isEmpty()) {
            return new Answer.Refused(ErrorClass.INVALID_ORDER, "UNSUPPORTED", "MetaTrader 5 has no such order", null);
        }
        String requestId = TradeRequests.placing(call);
        return switch (requests.send(call, requestId, order.getClientOrderId(), frame.get())) {
            case TradeOutcome.Done done -> placed(order, done.result());
            case TradeOutcome.Refused refused ->
                new Answer.Refused(refused.errorClass(), refused.code(), refused.text(), null);
            case TradeOutcome.Exists exists -> new Answer.AlreadyExists(exists.code(), exists.text());
            case TradeOutcome.Open open -> new Answer.Unknown(open.errorClass(), open.code(), open.text());
        };
    }

    @Override
    public Answer cancel(VenueCall.Cancel call) {
        if (brackets.takes(call.order())) {
            return brackets.cancel(call);
        }
        Optional<Frame> working = working(call);
        Optional<Long> remembered = readings.ticketOf(call.order().getClientOrderId());
        if (working.isEmpty() && call.venueOrderId() == null && remembered.isEmpty()) {
            return new Answer.Unknown(ErrorClass.API_ERROR, "NO_ORDER", "no working order is known to be this one");
        }
        String requestId = TradeRequests.cancelling(call);
        try {
            long ticket = ticket(call, working, remembered);
            Frame.Builder frame = Frame.of("order")
                    .put("action", "cancel")
                    .put("ticket", ticket)
                    .put("magic", 0);
            return cancelled(call, working, ticket, requests.send(call, requestId, requestId, frame));
        } catch (FrameFault | NumberFormatException garbled) {
            return new Answer.Unknown(ErrorClass.UNKNOWN_ERROR, "GARBLED", "the order's ticket cannot be read");
        }
    }

    private static long ticket(VenueCall.Cancel call, Optional<Frame> working, Optional<Long> remembered)
            throws FrameFault {
        if (working.isPresent()) {
            return working.get().number("ticket");
        }
        String told = call.venueOrderId();
        return told == null ? remembered.orElseThrow() : Long.parseLong(told);
    }

    private Optional<Frame> working(VenueCall.Cancel call) {
        long magic = readings.magicOf(call.order().getClientOrderId());
        String ticket = String.valueOf(call.venueOrderId());
        return terminal.mirror().orders().stream()
                .filter(order -> Long.valueOf(magic).equals(order.fields().get("magic"))
                        || ticket.equals(String.valueOf(order.fields().get("ticket"))))
                .findFirst();
    }

    private Answer cancelled(VenueCall.Cancel call, Optional<Frame> working, long ticket, TradeOutcome outcome)
            throws FrameFault {
        return switch (outcome) {
            case TradeOutcome.Done done -> new Answer.Accepted(asCancelled(call.order(), working, ticket, done));
            case TradeOutcome.Refused refused ->
                provesNothing(refused)
                        ? new Answer.Unknown(refused.errorClass(), refused.code(), refused.text())
                        : new Answer.Refused(refused.errorClass(), refused.code(), refused.text(), null);
            case TradeOutcome.Exists exists ->
                new Answer.Unknown(ErrorClass.UNKNOWN_ERROR, exists.code(), exists.text());
            case TradeOutcome.Open open -> new Answer.Unknown(open.errorClass(), open.code(), open.text());
        };
    }

    /** What a trade server says when it does not know the order, or no longer: it may have been executed meanwhile. */
    private static boolean provesNothing(TradeOutcome.Refused refused) {
        return RetCode.of(refused.retcode())
                .map(code -> code == RetCode.INVALID_ORDER
                        || code == RetCode.INVALID
                        || code == RetCode.POSITION_CLOSED
                        || code == RetCode.ORDER_CHANGED)
                .orElse(false);
    }

    private VenueOrder asCancelled(OrderCommand order, Optional<Frame> working, long ticket, TradeOutcome.Done done)
            throws FrameFault {
        BigDecimal filled = BigDecimal.ZERO;
        if (working.isPresent()) {
            filled = working.get().decimal("volume").subtract(working.get().decimal("remaining"));
        }
        return order(order, ticket, VenueOrderStatus.CANCELLED, filled, done.result());
    }

    private Answer placed(OrderCommand order, Frame result) {
        try {
            long ticket = result.number("order");
            if (result.flagOr("replayed", false)) {
                return new Answer.AlreadyExists(
                        "REPLAYED", "the terminal's journal has this request as order " + ticket);
            }
            if (ticket == 0) {
                return new Answer.Unknown(ErrorClass.UNKNOWN_ERROR, "NO_TICKET", "done, but no order was named");
            }
            readings.placed(order.getClientOrderId(), ticket);
            boolean executed = result.number("deal") != 0 && order.getType() == OrderType.MARKET;
            BigDecimal filled = executed ? result.decimal("volume") : BigDecimal.ZERO;
            boolean whole = executed && filled.compareTo(order.getQuantity()) == 0;
            VenueOrderStatus status = whole ? VenueOrderStatus.FILLED : VenueOrderStatus.WORKING;
            return new Answer.Accepted(order(order, ticket, status, filled, result));
        } catch (FrameFault fault) {
            return new Answer.Unknown(ErrorClass.UNKNOWN_ERROR, "GARBLED", String.valueOf(fault.getMessage()));
        }
    }

    /** Without trades: a result names one deal of perhaps several, and no fee; the deals themselves tell all. */
    private VenueOrder order(OrderCommand order, long ticket, VenueOrderStatus status, BigDecimal filled, Frame result)
            throws FrameFault {
        return new VenueOrder(
                order.getClientOrderId(),
                Long.toString(ticket),
                order.getInstrument(),
                order.getSide(),
                new Quantity(order.getQuantity()),
                status,
                new Quantity(filled),
                List.of(),
                null,
                null,
                readings.instant(result.number("time")));
    }
}
