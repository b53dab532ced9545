package io.sluice.order;

import io.sluice.order.call.Answer;
import io.sluice.order.call.Finding;
import io.sluice.order.call.VenueCall;
import io.sluice.schemas.DriftKind;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.Severity;
import java.time.Duration;
import java.time.Instant;

/** What follows from what a venue answers when it is called. */
final class Replies {
    private final RetryPolicy retry;

    Replies(RetryPolicy retry) {
        this.retry = retry;
    }

    void answered(OrderTurn turn, LiveOrder order, long number, Answer answer) {
        VenueCall call = order.returned(number);
        if (call == null) {
            return;
        }
        judgeVenue(turn, answer);
        if (call instanceof VenueCall.Cancel) {
            cancelAnswered(turn, order, answer);
        } else {
            placeAnswered(turn, order, answer);
        }
    }

    private void placeAnswered(OrderTurn turn, LiveOrder order, Answer answer) {
        switch (answer) {
            case Answer.Accepted accepted -> Adoption.adopt(turn, order, accepted.order());
            case Answer.Refused refused -> placeRefused(turn, order, refused);
            case Answer.AlreadyExists exists ->
                noAnswer(turn, order, LiveOrder.EXISTS, exists.code() + ": " + exists.text(), ErrorClass.UNKNOWN_ERROR);
            case Answer.Unknown unknown -> noAnswer(turn, order, unknown.code(), unknown.text(), unknown.errorClass());
        }
    }

    private void placeRefused(OrderTurn turn, LiveOrder order, Answer.Refused refused) {
        if (order.isBeingSent()) {
            refused(turn, order, refused);
        } else if (order.works()) {
            String text = "Venue %s refused order %s (%s) which it has shown to have."
                    .formatted(turn.state().venue(), order.id(), refused.code());
            turn.alert(Severity.WARNING, "O-ONCE", order, order.id() + refused.code(), text);
        }
    }

    /** A call is out and nobody knows what came of it: ask soon, in case it is there. */
    void noAnswer(OrderTurn turn, LiveOrder order, String reason, String text, ErrorClass errorClass) {
        if (order.state() == OrderState.SUBMITTING) {
            turn.tell(order, OrderEventKind.NO_ANSWER, reason, text, errorClass);
        }
        if (order.isOpen()) {
            order.askAt(turn.now());
        }
    }

    /** Certainly not executed: again later, or never. */
    private void refused(OrderTurn turn, LiveOrder order, Answer.Refused refused) {
        int retriesAfter = order.retriesUsed() + (isSent(refused) ? 1 : 0);
        boolean again = retriesAfter <= retry.retries(refused.errorClass()) && !order.exists();
        boolean forGood = refused.errorClass() == ErrorClass.INVALID_ORDER
                || refused.errorClass() == ErrorClass.INSUFFICIENT_BALANCE;
        if (forGood) {
            turn.tell(order, OrderEventKind.REJECT, refused.code(), refused.text(), refused.errorClass());
        } else {
            absent(turn, order, refused.code(), refused.text(), refused.errorClass(), again);
            Duration demanded = refused.retryAfter();
            order.notBefore(demanded == null ? Instant.MIN : turn.now().plus(demanded));
        }
    }

    private static void absent(
            OrderTurn turn, LiveOrder order, String reason, String text, ErrorClass errorClass, boolean again) {
        turn.tell(order, OrderEventKind.PROVEN_ABSENT, reason, text, errorClass);
        order.askAt(Instant.MAX);
        order.answered();
        if (!again) {
            turn.tell(order, OrderEventKind.FAIL, reason, text, errorClass);
        }
    }

    private void cancelAnswered(OrderTurn turn, LiveOrder order, Answer answer) {
        switch (answer) {
            case Answer.Accepted accepted -> {
                Adoption.adopt(turn, order, accepted.order());
                askIfItStillWorks(turn, order);
            }
            case Answer.Refused refused -> {
                Duration wait = retry.backOff(refused.errorClass(), order.id(), order.askedInVain());
                Duration demanded = refused.retryAfter();
                order.cancelAgainAt(
                        turn.now().plus(demanded == null || wait.compareTo(demanded) > 0 ? wait : demanded));
                order.askAt(turn.now());
            }
            case Answer.AlreadyExists exists -> askSoonAndCancelLater(turn, order);
            case Answer.Unknown unknown -> askSoonAndCancelLater(turn, order);
        }
    }

    private static void askSoonAndCancelLater(OrderTurn turn, LiveOrder order) {
        order.cancelAgainAt(turn.now().plus(turn.settings().lookupSpacing().multipliedBy(2)));
        askIfItStillWorks(turn, order);
    }

    private static void askIfItStillWorks(OrderTurn turn, LiveOrder order) {
        if (order.works()) {
            order.cancelAgainAt(turn.now().plus(turn.settings().callTimeout()));
            order.askAt(turn.now().plus(turn.settings().lookupSpacing()));
        }
    }

    void found(OrderTurn turn, LiveOrder order, long number, Finding finding) {
        VenueCall call = order.returned(number);
        if (call == null) {
            return;
        }
        switch (finding) {
            case Finding.Found found -> {
                order.answered();
                Adoption.adopt(turn, order, found.order());
                if (order.isBeingSent()) {
                    turn.askLater(order);
                }
            }
            case Finding.NotFound notFound -> {
                notFound(turn, order, call.issuedAt());
                if (!order.isBeingSent()) {
                    order.answered();
                }
            }
            case Finding.Inconclusive inconclusive -> turn.askLater(order);
        }
    }

    private void notFound(OrderTurn turn, LiveOrder order, Instant askedAt) {
        switch (order.state()) {
            case UNKNOWN -> absentAsFarAsSeen(turn, order, askedAt);
            case ACCEPTED, PARTIALLY_FILLED -> {
                turn.drift(
                        DriftKind.ORDER_MISSING_AT_VENUE,
                        Severity.CRITICAL,
                        order.placed().getInstrument(),
                        order.id(),
                        "order " + order.id() + " in " + order.state(),
                        "that it does not know it",
                        "Nothing was assumed: not found is not cancelled. It is asked for again.");
                order.askAt(turn.now().plus(turn.settings().lookupLongest()));
            }
            default -> order.askAt(Instant.MAX);
        }
    }

    /**
     * Only what is not found after nothing can be accepted any more, twice, and while the venue would still remember it,
     * was never executed.
     */
    private void absentAsFarAsSeen(OrderTurn turn, LiveOrder order, Instant askedAt) {
        Instant settled = order.deadline().plus(turn.settings().settling());
        boolean forgotten =
                turn.now().isAfter(order.deadline().plus(turn.settings().remembered()));
        if (order.exists() || forgotten) {
            turn.askLater(order);
        } else if (askedAt.isBefore(settled)) {
            order.askAt(settled);
        } else if (order.absent() < OrderFoldSettings.ABSENCES) {
            order.askAt(turn.now().plus(turn.settings().lookupSpacing()));
        } else {
            boolean again = order.retriesUsed() + 1 <= retry.retries(order.lastError());
            String text = "not known to the venue after its deadline, asked " + OrderFoldSettings.ABSENCES + " times";
            absent(turn, order, "NOT_FOUND", text, order.lastError(), again);
        }
    }

    private static void judgeVenue(OrderTurn turn, Answer answer) {
        VenueBreaker breaker = turn.state().breaker();
        boolean failed = switch (answer) {
            case Answer.Accepted accepted -> false;
            case Answer.AlreadyExists exists -> false;
            case Answer.Unknown unknown -> true;
            case Answer.Refused refused -> isFailure(refused);
        };
        if (answer instanceof Answer.Refused refused && isSent(refused) && refused.retryAfter() != null) {
            breaker.silence(turn.now().plus(refused.retryAfter()));
        }
        String venue = turn.state().venue();
        String cause = venue + turn.now();
        if (failed && breaker.failed(turn.now())) {
            turn.alert(
                    Severity.CRITICAL, "O-PARALLEL", null, cause, "Venue " + venue + " keeps failing: entries wait.");
        } else if (!failed && breaker.succeeded()) {
            turn.alert(Severity.INFO, "O-PARALLEL", null, cause, "Venue " + venue + " answers again.");
        }
    }

    private static boolean isSent(Answer.Refused refused) {
        return !refused.code().equals(LiveOrder.NOT_SENT);
    }

    private static boolean isFailure(Answer.Refused refused) {
        return isSent(refused)
                && switch (refused.errorClass()) {
                    case API_ERROR, NETWORK_ERROR, TIMEOUT_ERROR, UNKNOWN_ERROR -> true;
                    case RATE_LIMIT_ERROR, INSUFFICIENT_BALANCE, INVALID_ORDER, UNRECOGNISED -> false;
                };
    }
}
