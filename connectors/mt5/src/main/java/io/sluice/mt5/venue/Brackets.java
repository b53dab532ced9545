package io.sluice.mt5.venue;

import io.sluice.connector.OrderEntry;
import io.sluice.connector.VenueUnavailable;
import io.sluice.mt5.frame.Frame;
import io.sluice.mt5.frame.FrameFault;
import io.sluice.mt5.trade.TradeOutcome;
import io.sluice.order.call.Answer;
import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderType;
import io.sluice.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stops and targets of a hedging account. A pending order would open a second position there, so what protects one is a
 * price of the position itself: its SL, its TP. To the order fold they are orders like others: placed when the price is set,
 * executed by deals that say SL or TP, gone when the price is another or the position is closed by something else. Their
 * venue order id is {@code <position>.SL} or {@code <position>.TP}, which those deals lead back to after any restart.
 *
 * <p>A stop is only ever replaced: taking one back leaves the price where it is, because a position without one is what no
 * order of ours may lead to.
 */
final class Brackets {
    private static final String NO_POSITION = "NO_POSITION";

    private final Mt5Account account;
    private final Readings readings;
    private final BracketSearch search;
    private final TradeRequests requests;
    private final Map<Long, Prices> set = new ConcurrentHashMap<>();

    /** Both prices of a position; zero for none. */
    private record Prices(BigDecimal sl, BigDecimal tp) {
        static Prices of(Frame position) throws FrameFault {
            return new Prices(position.decimal("sl"), position.decimal("tp"));
        }

        Prices with(Arm arm, BigDecimal price) {
            return arm == Arm.SL ? new Prices(price, tp) : new Prices(sl, price);
        }
    }

    Brackets(Mt5Account account, Readings readings, BracketSearch search, TradeRequests requests) {
        this.account = account;
        this.readings = readings;
        this.search = search;
        this.requests = requests;
    }

    /** Whether an order is a price of a position here. */
    boolean takes(OrderCommand order) {
        boolean waits = order.getType() == OrderType.STOP_MARKET || order.getType() == OrderType.TAKE_PROFIT;
        return waits && order.getReduceOnly() && readings.isHedging();
    }

    Answer place(VenueCall.Place call) {
        OrderCommand order = call.order();
        try {
            List<Frame> positions = search.positions(order, null, call.deadline());
            if (positions.isEmpty()) {
                return refused(NO_POSITION, "no position is there that it could reduce");
            }
            if (positions.size() > 1) {
                return refused(
                        "SEVERAL_POSITIONS",
                        "one price cannot protect " + positions.size() + " positions, and none of them is the "
                                + order.getQuantity().toPlainString() + " that this decision has opened");
            }
            Frame position = positions.getFirst();
            Arm arm = Arm.of(order);
            if (arm == Arm.TP && position.decimal("volume").compareTo(order.getQuantity()) != 0) {
                return refused("PART_OF_POSITION", "the target of a position closes all of it");
            }
            return placed(call, position.number("ticket"), arm, requested(call, position, arm, Arm.trigger(order)));
        } catch (VenueUnavailable unavailable) {
            return new Answer.Refused(
                    ErrorClass.TIMEOUT_ERROR, OrderEntry.NOT_SENT, "the position cannot be read: " + unavailable, null);
        } catch (FrameFault fault) {
            return refused("GARBLED", String.valueOf(fault.getMessage()));
        }
    }

    private TradeOutcome requested(VenueCall call, Frame position, Arm arm, BigDecimal price) throws FrameFault {
        long ticket = position.number("ticket");
        Prices present = set.getOrDefault(ticket, Prices.of(position));
        Prices wanted = present.with(arm, price);
        // Nothing is known of the prices from now on but by asking, until the answer is here.
        set.remove(ticket);
        String clientOrderId = call.order().getClientOrderId();
        boolean placing = call instanceof VenueCall.Place;
        String requestId = call instanceof VenueCall.Place place
                ? TradeRequests.placing(place)
                : TradeRequests.cancelling((VenueCall.Cancel) call);
        Frame.Builder frame = Frame.of("order")
                .put("action", "modifyPosition")
                .put("symbol", account.symbol(call.order().getInstrument()))
                .put("ticket", ticket)
                .put("sl", wanted.sl().stripTrailingZeros())
                .put("tp", wanted.tp().stripTrailingZeros())
                .put("magic", 0);
        TradeOutcome outcome = requests.send(call, requestId, placing ? clientOrderId : requestId, frame);
        if (outcome instanceof TradeOutcome.Done) {
            set.put(ticket, wanted);
        }
        return outcome;
    }

    private static Answer placed(VenueCall.Place call, long ticket, Arm arm, TradeOutcome outcome) throws FrameFault {
        return switch (outcome) {
            case TradeOutcome.Done done ->
                done.result().flagOr("replayed", false)
                        ? new Answer.AlreadyExists("REPLAYED", "the terminal's journal has this request")
                        : new Answer.Accepted(
                                arm.order(call.order(), ticket, VenueOrderStatus.WORKING, Quantity.ZERO, List.of()));
            case TradeOutcome.Refused refused ->
                new Answer.Refused(refused.errorClass(), refused.code(), refused.text(), null);
            case TradeOutcome.Exists exists -> new Answer.AlreadyExists(exists.code(), exists.text());
            case TradeOutcome.Open open -> new Answer.Unknown(open.errorClass(), open.code(), open.text());
        };
    }

    Answer cancel(VenueCall.Cancel call) {
        OrderCommand order = call.order();
        Arm arm = Arm.of(order);
        try {
            List<Frame> positions = search.positions(order, call.venueOrderId(), call.deadline());
            if (positions.size() != 1) {
                return new Answer.Unknown(
                        ErrorClass.API_ERROR, NO_POSITION, positions.size() + " positions could have been meant");
            }
            Frame position = positions.getFirst();
            long ticket = position.number("ticket");
            boolean stays = arm == Arm.SL || arm.priceOf(position).compareTo(Arm.trigger(order)) != 0;
            Answer gone =
                    new Answer.Accepted(arm.order(order, ticket, VenueOrderStatus.CANCELLED, Quantity.ZERO, List.of()));
            return stays ? gone : cancelled(gone, requested(call, position, arm, BigDecimal.ZERO));
        } catch (VenueUnavailable unavailable) {
            return new Answer.Unknown(unavailable.errorClass(), unavailable.code(), String.valueOf(unavailable));
        } catch (FrameFault fault) {
            return new Answer.Unknown(ErrorClass.UNKNOWN_ERROR, "GARBLED", String.valueOf(fault.getMessage()));
        }
    }

    /** Also a refusal proves nothing: the target may just have been reached. */
    private static Answer cancelled(Answer gone, TradeOutcome outcome) {
        return switch (outcome) {
            case TradeOutcome.Done done -> gone;
            case TradeOutcome.Refused refused ->
                new Answer.Unknown(refused.errorClass(), refused.code(), refused.text());
            case TradeOutcome.Exists exists ->
                new Answer.Unknown(ErrorClass.UNKNOWN_ERROR, exists.code(), exists.text());
            case TradeOutcome.Open open -> new Answer.Unknown(open.errorClass(), open.code(), open.text());
        };
    }

    /** Whether a stop that was set has gone from its position, and was not told before. */
    boolean isStopGone(Frame position) throws FrameFault {
        Prices known = set.get(position.number("ticket"));
        boolean gone = known != null
                && known.sl().signum() > 0
                && position.decimal("volume").signum() > 0
                && position.decimal("sl").signum() == 0;
        return gone && set.remove(position.number("ticket"), known);
    }

    private static Answer refused(String code, String text) {
        return new Answer.Refused(ErrorClass.INVALID_ORDER, code, text, null);
    }
}
