package io.sluice.account;

import io.sluice.order.IllegalTransition;
import io.sluice.order.OrderLifecycle;
import io.sluice.position.TradeEvent;
import io.sluice.schemas.AlertKind;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Severity;
import io.sluice.schemas.TradeState;
import org.jspecify.annotations.Nullable;

/** Follows what the venue says of each order, and draws the consequences of its end. */
final class OrderFollowing {
    private static final String CODE = "O-STATES";

    private final Protection protection;
    private final Rests rests;

    OrderFollowing(Protection protection, Rests rests) {
        this.protection = protection;
        this.rests = rests;
    }

    void follow(Turn turn, OrderEvent event) {
        WorkingOrder order = turn.state().orders().find(event.getOrderId());
        if (order == null) {
            turn.rejected(RejectReason.ILLEGAL_TRANSITION, "order " + event.getOrderId() + " is not known");
            return;
        }
        if (event.getSequence() <= order.lastEvent()) {
            turn.rejected(
                    RejectReason.DUPLICATE,
                    "event " + event.getSequence() + " of order " + event.getOrderId() + " was seen already");
            return;
        }
        String fault = fault(order, event);
        if (fault != null) {
            turn.rejected(RejectReason.ILLEGAL_TRANSITION, fault);
            return;
        }
        apply(turn, order, event);
    }

    /** Null when the event can follow what is known of the order. */
    private static @Nullable String fault(WorkingOrder order, OrderEvent event) {
        try {
            OrderState after = OrderLifecycle.after(event.getOrderId(), order.told(), event.getKind());
            return after == event.getState() && event.getFilledQuantity().signum() >= 0
                    ? null
                    : "order " + event.getOrderId() + ": " + event.getKind() + " leads to " + after + ", not to "
                            + event.getState() + " with " + event.getFilledQuantity() + " filled";
        } catch (IllegalTransition illegal) {
            return illegal.getMessage();
        }
    }

    private void apply(Turn turn, WorkingOrder order, OrderEvent event) {
        order.follow(event);
        turn.state().orders().filled(order);
        turn.changed();
        if (OrderLifecycle.isTerminal(order.state()) && !order.isEnded()) {
            turn.state().orders().end(order, turn.state().ledger().nextSequence());
        }
        settle(turn, order, event.getReason() == null ? event.getState().name() : event.getReason());
        protection.watchAfterVenue(turn);
    }

    /**
     * Draws the consequences of an order's end, once, as soon as all its fills are booked.
     *
     * @param why reason of the end, for people
     */
    void settle(Turn turn, WorkingOrder order, String why) {
        if (!order.settle()) {
            return;
        }
        Trade trade = tradeOf(turn, order);
        switch (order.ticket().leg()) {
            case ENTRY -> {
                rests.afterEnd(turn, trade, order);
                entryEnded(turn, order, why);
            }
            case EXIT -> exitEnded(turn, trade, order, why);
            case STOP -> stopEnded(turn, trade, order, why);
            case TARGET -> targetEnded(turn, trade, order, why);
            case UNRECOGNISED ->
                throw new IllegalStateException("order " + order.ticket().id() + " has no leg");
        }
    }

    /** @param why reason of the end, for people */
    static void entryEnded(Turn turn, WorkingOrder order, String why) {
        Trade trade = tradeOf(turn, order);
        if (trade.leaving() != null && !anotherWorks(turn, trade, Leg.ENTRY)) {
            trade.leave(null);
        }
        if (trade.state() == TradeState.ENTRY_PENDING && !anotherWorks(turn, trade, Leg.ENTRY)) {
            trade.on(TradeEvent.ENTRY_ENDED);
            turn.changed(trade);
        }
        if (order.vetoed() && !order.booked().isZero()) {
            String text = "The veto of the entry in " + trade.instrument() + " came late: " + order.booked() + " of "
                    + order.ticket().quantity() + " was filled. It is held, and protected.";
            turn.alert(AlertKind.OPERATOR, Severity.WARNING, "R-VETO", trade.instrument(), text);
        }
        if (wasRefused(order)) {
            tell(turn, trade, Severity.WARNING, "An entry in " + trade.instrument() + " was refused: " + why + ".");
        }
    }

    private static void exitEnded(Turn turn, Trade trade, WorkingOrder order, String why) {
        boolean exiting = trade.state() == TradeState.EXIT_PENDING || trade.state() == TradeState.FORCED_EXIT;
        if (!exiting || anotherWorks(turn, trade, Leg.EXIT)) {
            return;
        }
        if (order.state() != OrderState.FILLED) {
            Severity severity = trade.state() == TradeState.FORCED_EXIT ? Severity.CRITICAL : Severity.WARNING;
            tell(turn, trade, severity, "An exit of " + trade.instrument() + " ended (" + why + "): it is still held.");
        }
        trade.on(TradeEvent.EXIT_ENDED);
        turn.changed(trade);
    }

    private void stopEnded(Turn turn, Trade trade, WorkingOrder order, String why) {
        boolean unwanted = order.state() != OrderState.FILLED && !order.cancelRequested();
        if (unwanted && isStopOf(trade, order) && !trade.isFlat()) {
            protection.stopEnded(turn, trade, why);
        }
    }

    private static void targetEnded(Turn turn, Trade trade, WorkingOrder order, String why) {
        int rung = trade.bracket().ladder().find(order.ticket().id());
        if (trade.isFlat() || rung < 0) {
            return;
        }
        turn.changed(trade);
        if (order.state() == OrderState.FILLED) {
            trade.bracket().targetedBy(rung, null);
        } else {
            trade.bracket().abandonTarget(rung);
            tell(turn, trade, Severity.WARNING, "The target of " + trade.instrument() + " ended: " + why + ".");
        }
    }

    private static boolean anotherWorks(Turn turn, Trade trade, Leg leg) {
        for (WorkingOrder order : turn.state().orders().unsettled(trade.instrument())) {
            if (order.is(leg) && order.outstanding().signum() > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStopOf(Trade trade, WorkingOrder order) {
        return order.ticket().id().equals(trade.bracket().stopOrderId());
    }

    private static boolean wasRefused(WorkingOrder order) {
        return order.state() == OrderState.REJECTED || order.state() == OrderState.FAILED;
    }

    private static void tell(Turn turn, Trade trade, Severity severity, String text) {
        turn.alert(AlertKind.VENUE, severity, CODE, trade.instrument(), text);
    }

    static Trade tradeOf(Turn turn, WorkingOrder order) {
        Trade trade = turn.state().trade(order.ticket().instrument());
        if (trade == null) {
            throw new IllegalStateException("order " + order.ticket().id() + " is of an unknown instrument");
        }
        return trade;
    }
}
