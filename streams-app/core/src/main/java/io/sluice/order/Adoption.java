package io.sluice.order;

import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.DriftKind;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Severity;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Quantity;
import java.time.Instant;

/**
 * Makes an order agree with what its venue shows of it, by whatever way that came: answer, lookup, stream, comparison. The
 * same message twice, or an old one late, changes nothing. Executions are booked by their trade id and never made up: an
 * end waits until all that was executed before it is known.
 */
final class Adoption {
    private Adoption() {}

    static void adopt(OrderTurn turn, LiveOrder order, VenueOrder shown) {
        if (!isOf(order, shown)) {
            order.foundToExist();
            turn.drift(
                    DriftKind.ORDER_UNKNOWN_HERE,
                    Severity.CRITICAL,
                    shown.instrument(),
                    order.id(),
                    terms(order.placed()),
                    shown.side() + " " + shown.quantity() + " " + shown.instrument(),
                    "Not adopted: under our id, but not our order. Look at the venue.");
            return;
        }
        if (order.state() == OrderState.QUEUED && isRefusal(shown)) {
            // The refusal that it was put back for, told once more.
            return;
        }
        if (contradicts(order, shown)) {
            contradiction(turn, order, shown);
            return;
        }
        order.venueFilled(
                shown.status() == VenueOrderStatus.FILLED ? order.record().quantity() : shown.filled());
        accept(turn, order, shown.venueOrderId(), shown.time());
        shown.trades().forEach(trade -> book(turn, order, trade));
        if (shown.status().isEnd() && order.venueEnd() == null) {
            order.venueEnd(new LiveOrder.VenueEnd(shown.status(), shown.reason(), shown.text(), shown.time()));
        }
        settle(turn, order);
    }

    static void traded(OrderTurn turn, LiveOrder order, VenueTrade trade) {
        accept(turn, order, trade.venueOrderId(), trade.time());
        book(turn, order, trade);
        settle(turn, order);
    }

    /** The order is at the venue. One that was thought never to have got there is claimed after the fact. */
    private static void accept(OrderTurn turn, LiveOrder order, String venueOrderId, Instant time) {
        if (order.state() == OrderState.QUEUED) {
            turn.tell(order, OrderEvents.claim(order.record(), turn.now(), turn.now()));
            turn.alert(
                    Severity.CRITICAL,
                    "O-ONCE",
                    order,
                    order.id(),
                    "Order " + order.id() + " is at the venue though it was not under way. It was adopted.");
        }
        if (order.isBeingSent()) {
            turn.tell(order, OrderEvents.accept(order.record(), venueOrderId, time));
        }
    }

    private static void book(OrderTurn turn, LiveOrder order, VenueTrade trade) {
        if (!order.learnTrade(trade.tradeId())) {
            return;
        }
        Fill fill = fill(turn, order.placed(), trade);
        if (turn.state().strangers().wasTold(fill.getId())) {
            turn.drift(
                    DriftKind.FILL_MISSING_HERE,
                    Severity.CRITICAL,
                    trade.instrument(),
                    "order of " + trade.tradeId(),
                    "trade " + trade.tradeId() + " to be somebody else's",
                    "it is of order " + order.id(),
                    "It was booked before, as somebody else's, and is not booked again.");
        } else {
            turn.sink().fill(fill);
        }
        Quantity part = trade.quantity().min(order.record().remaining());
        boolean tellable =
                order.works() || order.state() == OrderState.CANCELLED || order.state() == OrderState.EXPIRED;
        if (tellable && part.signum() > 0) {
            turn.tell(order, OrderEvents.executed(order.record(), part, trade.price(), trade.time()));
        }
        if (!tellable || part.compareTo(trade.quantity()) < 0) {
            turn.drift(
                    DriftKind.FILL_MISSING_HERE,
                    Severity.CRITICAL,
                    trade.instrument(),
                    trade.tradeId(),
                    "no more of order " + order.id() + " in " + order.state(),
                    "trade " + trade.tradeId() + " of " + trade.quantity(),
                    "Booked, because it happened. Look at the venue.");
        }
    }

    /** Tells the order's end as soon as its executions are complete; asks for those that are missing. */
    private static void settle(OrderTurn turn, LiveOrder order) {
        if (!order.works()) {
            return;
        }
        if (order.record().filled().compareTo(order.venueFilled()) < 0) {
            order.askAt(earlier(order.nextAsk(), turn.now().plus(turn.settings().lookupSpacing())));
            return;
        }
        LiveOrder.VenueEnd end = order.venueEnd();
        if (end == null) {
            watch(turn, order);
        } else {
            end(turn, order, end);
        }
    }

    /** What should be executed at once is not left to reports that may not come. */
    private static void watch(OrderTurn turn, LiveOrder order) {
        if (order.placed().getType() == OrderType.MARKET && order.nextAsk().equals(Instant.MAX)) {
            turn.askLater(order);
        }
    }

    private static void end(OrderTurn turn, LiveOrder order, LiveOrder.VenueEnd end) {
        OrderEventKind kind = switch (end.status()) {
            case CANCELLED, FILLED, WORKING -> OrderEventKind.CANCEL;
            case EXPIRED -> OrderEventKind.EXPIRE;
            // Partly executed it cannot have been refused as a whole.
            case REJECTED -> order.state() == OrderState.ACCEPTED ? OrderEventKind.REJECT : OrderEventKind.CANCEL;
        };
        String reason = end.reason();
        turn.tell(
                order,
                reason == null
                        ? OrderEvents.next(order.record(), kind, end.time())
                        : OrderEvents.because(
                                order.record(), kind, end.time(), reason, end.text() == null ? "" : end.text(), null));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static boolean isOf(LiveOrder order, VenueOrder shown) {
        OrderCommand placed = order.placed();
        return placed.getInstrument().equals(shown.instrument())
                && placed.getSide() == shown.side()
                && order.record().quantity().equals(shown.quantity());
    }

    /** It was told that nothing of it is at the venue, and here it is. A refusal told twice is none. */
    private static boolean contradicts(LiveOrder order, VenueOrder shown) {
        return !order.isOpen() && order.record().venueOrderId() == null && !isRefusal(shown);
    }

    private static boolean isRefusal(VenueOrder shown) {
        return shown.status() == VenueOrderStatus.REJECTED && shown.filled().isZero();
    }

    private static void contradiction(OrderTurn turn, LiveOrder order, VenueOrder shown) {
        turn.drift(
                DriftKind.ORDER_UNKNOWN_HERE,
                Severity.CRITICAL,
                shown.instrument(),
                order.id(),
                "order " + order.id() + " ended " + order.state() + " and was never at the venue",
                shown.status() + " with " + shown.filled() + " executed",
                "Its executions are booked. Look at the venue.");
        shown.trades().forEach(trade -> book(turn, order, trade));
        if (order.isOpen()) {
            order.askAt(turn.now());
        }
    }

    private static String terms(OrderCommand placed) {
        return placed.getSide() + " " + new Quantity(placed.getQuantity()) + " " + placed.getInstrument();
    }

    private static Fill fill(OrderTurn turn, OrderCommand placed, VenueTrade trade) {
        return new Fill(
                Ids.fill(turn.state().venue(), trade.instrument(), trade.tradeId()),
                placed.getAccount(),
                placed.getVenue(),
                placed.getInstrument(),
                placed.getOrderId(),
                placed.getClientOrderId(),
                placed.getDecisionId(),
                placed.getSignalId(),
                placed.getLeg(),
                trade.tradeId(),
                trade.side(),
                trade.quantity().value(),
                trade.price().value(),
                trade.fee().value(),
                trade.feeCurrency(),
                trade.liquidity(),
                SlippageReference.beyond(placed, trade.price()),
                trade.time(),
                null);
    }
}
