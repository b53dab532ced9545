package io.sluice.order;

import io.sluice.order.call.VenueCall;
import io.sluice.schemas.DriftKind;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.Severity;
import java.time.Instant;
import java.util.List;

/** What is due: expiry, claims in their order, questions, cancels. Looking twice at the same instant does nothing twice. */
final class Agenda {
    private final Replies replies;

    Agenda(Replies replies) {
        this.replies = replies;
    }

    void run(OrderTurn turn) {
        turn.state().forgetEndedBefore(turn.now().minus(turn.settings().keptAfterEnd()));
        for (LiveOrder order : List.copyOf(turn.state().all())) {
            if (order.isOpen()) {
                overdue(turn, order);
                attend(turn, order);
            }
        }
    }

    /** Every call is answered; should one not be, that counts as no answer. */
    private void overdue(OrderTurn turn, LiveOrder order) {
        VenueCall call = order.inFlight();
        if (call == null
                || !turn.now().isAfter(call.deadline().plus(turn.settings().settling()))) {
            return;
        }
        order.returned(call.number());
        replies.noAnswer(turn, order, "NO_ANSWER", "no answer by " + call.deadline(), ErrorClass.TIMEOUT_ERROR);
    }

    private static void attend(OrderTurn turn, LiveOrder order) {
        switch (order.state()) {
            case QUEUED -> queued(turn, order);
            case SUBMITTING -> {}
            case UNKNOWN -> unknown(turn, order);
            case ACCEPTED, PARTIALLY_FILLED -> working(turn, order);
            case PENDING_VETO, FILLED, REJECTED, CANCELLED, EXPIRED, FAILED, UNRECOGNISED -> {}
        }
    }

    private static void queued(OrderTurn turn, LiveOrder order) {
        if (order.inFlight() != null) {
            return;
        }
        Instant expiresAt = order.placed().getExpiresAt();
        if (order.cancelRequested()) {
            turn.tell(order, OrderEventKind.CANCEL);
        } else if (expiresAt != null && !turn.now().isBefore(expiresAt)) {
            String text = "wanted until " + expiresAt + ", it is " + turn.now();
            turn.tell(order, OrderEventKind.EXPIRE, "EXPIRED_UNSENT", text, null);
        } else if (!order.asked()) {
            askIfDue(turn, order);
        } else if (mayBeSent(turn, order)) {
            claim(turn, order);
        }
    }

    private static boolean mayBeSent(OrderTurn turn, LiveOrder order) {
        VenueOrders state = turn.state();
        int inFlight = inFlight(state);
        return state.epoch() > 0
                && !turn.now().isBefore(order.notBefore())
                && state.breaker().allowsCalls(turn.now())
                && inFlight < turn.settings().inFlight()
                && (!order.isEntry() || (!state.halted() && state.breaker().allowsEntry(turn.now(), inFlight)))
                && Lanes.isFree(state.all(), order);
    }

    private static int inFlight(VenueOrders state) {
        int count = 0;
        for (LiveOrder order : state.all()) {
            count += order.state() == OrderState.SUBMITTING ? 1 : 0;
        }
        return count;
    }

    /** Written before the call: whoever finds this knows that the call may have been made. */
    private static void claim(OrderTurn turn, LiveOrder order) {
        Instant timeout = turn.now().plus(turn.settings().callTimeout());
        Instant expiresAt = order.placed().getExpiresAt();
        Instant deadline = expiresAt != null && expiresAt.isBefore(timeout) ? expiresAt : timeout;
        turn.tell(order, OrderEvents.claim(order.record(), turn.now(), deadline));
        turn.call(
                order,
                new VenueCall.Place(
                        turn.state().nextCall(),
                        order.placed(),
                        order.attempts(),
                        turn.now(),
                        deadline,
                        turn.state().epoch()));
    }

    private static void unknown(OrderTurn turn, LiveOrder order) {
        askIfDue(turn, order);
        Instant unresolved = order.unknownSince().plus(turn.settings().unresolvedAfter());
        if (turn.now().isAfter(unresolved) && order.alertOnce()) {
            turn.alert(
                    Severity.CRITICAL,
                    "O-ONCE",
                    order,
                    order.id() + "#" + order.attempts(),
                    "Nobody knows since " + order.unknownSince() + " whether order " + order.id() + " is at venue "
                            + turn.state().venue() + ". Its instrument takes no new entries until that is known.");
        }
    }

    private static void working(OrderTurn turn, LiveOrder order) {
        tellOfMissingFills(turn, order);
        boolean cancelDue = order.cancelRequested()
                && order.venueEnd() == null
                && order.asked()
                && !turn.now().isBefore(order.nextCancel());
        if (cancelDue && order.inFlight() == null && turn.state().breaker().allowsCalls(turn.now())) {
            turn.call(
                    order,
                    new VenueCall.Cancel(
                            turn.state().nextCall(),
                            order.placed(),
                            order.record().venueOrderId(),
                            turn.now(),
                            turn.now().plus(turn.settings().callTimeout()),
                            turn.state().epoch()));
        } else {
            askIfDue(turn, order);
        }
    }

    private static void tellOfMissingFills(OrderTurn turn, LiveOrder order) {
        boolean fillsMissing = order.record().filled().compareTo(order.venueFilled()) < 0;
        if (fillsMissing
                && turn.now().isAfter(order.lastEventAt().plus(turn.settings().unresolvedAfter()))) {
            turn.drift(
                    DriftKind.FILL_MISSING_HERE,
                    Severity.CRITICAL,
                    order.placed().getInstrument(),
                    order.id(),
                    "trades of order " + order.id() + " that sum up to " + order.venueFilled(),
                    "trades of " + order.record().filled() + " only",
                    "No fill was made up; it is asked for them.");
        }
    }

    private static void askIfDue(OrderTurn turn, LiveOrder order) {
        boolean due = !turn.now().isBefore(order.nextAsk());
        if (due && order.inFlight() == null && turn.state().breaker().allowsCalls(turn.now())) {
            turn.lookUp(order);
        }
    }
}
