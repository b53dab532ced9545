package io.sluice.order;

import static io.sluice.schemas.OrderEventKind.ACCEPT;
import static io.sluice.schemas.OrderEventKind.CANCEL;
import static io.sluice.schemas.OrderEventKind.CLAIM;
import static io.sluice.schemas.OrderEventKind.EXPIRE;
import static io.sluice.schemas.OrderEventKind.FAIL;
import static io.sluice.schemas.OrderEventKind.FILL;
import static io.sluice.schemas.OrderEventKind.HOLD;
import static io.sluice.schemas.OrderEventKind.NO_ANSWER;
import static io.sluice.schemas.OrderEventKind.PARTIAL_FILL;
import static io.sluice.schemas.OrderEventKind.PROVEN_ABSENT;
import static io.sluice.schemas.OrderEventKind.REJECT;
import static io.sluice.schemas.OrderEventKind.RELEASE;
import static io.sluice.schemas.OrderEventKind.VETO;
import static io.sluice.schemas.OrderState.ACCEPTED;
import static io.sluice.schemas.OrderState.CANCELLED;
import static io.sluice.schemas.OrderState.EXPIRED;
import static io.sluice.schemas.OrderState.FAILED;
import static io.sluice.schemas.OrderState.FILLED;
import static io.sluice.schemas.OrderState.PARTIALLY_FILLED;
import static io.sluice.schemas.OrderState.PENDING_VETO;
import static io.sluice.schemas.OrderState.QUEUED;
import static io.sluice.schemas.OrderState.REJECTED;
import static io.sluice.schemas.OrderState.SUBMITTING;
import static io.sluice.schemas.OrderState.UNKNOWN;

import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * The life of an order (O-STATES), the same at every venue. UNKNOWN is a real state: a call went out and no answer came
 * back, so the order may or may not be at the venue. It is left only by what the venue says, never by a guess.
 */
public final class OrderLifecycle {
    private static final TransitionTable<OrderState, OrderEventKind> TABLE = TransitionTable.of(
                    OrderState.class, OrderEventKind.class)
            .begin(HOLD, PENDING_VETO)
            // Without a veto window an approved order is released at once.
            .begin(RELEASE, QUEUED)
            // Held for a veto: nothing has left the house.
            .row(PENDING_VETO, RELEASE, QUEUED)
            .row(PENDING_VETO, VETO, CANCELLED)
            .row(PENDING_VETO, CANCEL, CANCELLED)
            .row(PENDING_VETO, EXPIRE, EXPIRED)
            // Released, waiting to be claimed.
            .row(QUEUED, CLAIM, SUBMITTING)
            // Until it is claimed a late veto still holds.
            .row(QUEUED, VETO, CANCELLED)
            .row(QUEUED, CANCEL, CANCELLED)
            // A signal is perishable: an order that was never sent in time is never sent.
            .row(QUEUED, EXPIRE, EXPIRED)
            .row(QUEUED, FAIL, FAILED)
            // Claimed: the call may be on its way.
            .row(SUBMITTING, ACCEPT, ACCEPTED)
            // A venue may answer with the execution and never say "accepted".
            .row(SUBMITTING, PARTIAL_FILL, PARTIALLY_FILLED)
            .row(SUBMITTING, FILL, FILLED)
            .row(SUBMITTING, REJECT, REJECTED)
            // Immediate-or-cancel that found nothing: one venue calls it cancelled, another expired.
            .row(SUBMITTING, CANCEL, CANCELLED)
            .row(SUBMITTING, EXPIRE, EXPIRED)
            // Only when it is certain that the venue has not taken it; otherwise it is NO_ANSWER.
            .row(SUBMITTING, FAIL, FAILED)
            .row(SUBMITTING, NO_ANSWER, UNKNOWN)
            // The venue has not taken it, but may do so later: it is overloaded, or the request never left.
            .row(SUBMITTING, PROVEN_ABSENT, QUEUED)
            // Called and not answered.
            .row(UNKNOWN, ACCEPT, ACCEPTED)
            .row(UNKNOWN, PARTIAL_FILL, PARTIALLY_FILLED)
            .row(UNKNOWN, FILL, FILLED)
            .row(UNKNOWN, REJECT, REJECTED)
            .row(UNKNOWN, CANCEL, CANCELLED)
            .row(UNKNOWN, EXPIRE, EXPIRED)
            // The deadline has passed and the venue, asked, does not know the order.
            .row(UNKNOWN, PROVEN_ABSENT, QUEUED)
            // Working at the venue.
            .row(ACCEPTED, PARTIAL_FILL, PARTIALLY_FILLED)
            .row(ACCEPTED, FILL, FILLED)
            .row(ACCEPTED, CANCEL, CANCELLED)
            .row(ACCEPTED, EXPIRE, EXPIRED)
            // A stop is accepted when it is placed and judged again when it triggers.
            .row(ACCEPTED, REJECT, REJECTED)
            // Working at the venue, partly executed.
            .row(PARTIALLY_FILLED, PARTIAL_FILL, PARTIALLY_FILLED)
            .row(PARTIALLY_FILLED, FILL, FILLED)
            .row(PARTIALLY_FILLED, CANCEL, CANCELLED)
            .row(PARTIALLY_FILLED, EXPIRE, EXPIRED)
            // A fill can be on its way while the end is confirmed. After a part of it the end is told once more.
            .row(CANCELLED, PARTIAL_FILL, PARTIALLY_FILLED)
            .row(CANCELLED, FILL, FILLED)
            .row(EXPIRED, PARTIAL_FILL, PARTIALLY_FILLED)
            .row(EXPIRED, FILL, FILLED)
            .build();

    private OrderLifecycle() {}

    /**
     * The state after an event.
     *
     * @param state state before; null for the first event of an order
     * @throws IllegalTransition naming order, state and event when the table has no such row
     */
    public static OrderState after(String orderId, @Nullable OrderState state, OrderEventKind event) {
        return (state == null ? TABLE.first(event) : TABLE.next(state, event))
                .orElseThrow(() -> new IllegalTransition(orderId, state, event));
    }

    /**
     * True when nothing of the order works at its venue any more. A cancelled or expired order may still hear of a fill
     * that was on its way.
     */
    public static boolean isTerminal(OrderState state) {
        return switch (state) {
            case FILLED, REJECTED, CANCELLED, EXPIRED, FAILED -> true;
            case PENDING_VETO, QUEUED, SUBMITTING, ACCEPTED, PARTIALLY_FILLED, UNKNOWN, UNRECOGNISED -> false;
        };
    }
}
