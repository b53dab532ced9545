package io.sluice.account;

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

import io.sluice.schemas.OrderState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which state an account believes after which, when a venue's runner reports one. The runner's own state machine has
 * judged the transition already; this only keeps an order from coming back after its end or falling behind an answer.
 */
final class OrderStates {
    private static final Set<OrderState> FINAL = EnumSet.of(FILLED, REJECTED, CANCELLED, EXPIRED, FAILED);
    private static final Map<OrderState, Set<OrderState>> AFTER = new EnumMap<>(OrderState.class);

    static {
        Set<OrderState> answers =
                EnumSet.of(ACCEPTED, PARTIALLY_FILLED, FILLED, REJECTED, CANCELLED, EXPIRED, FAILED, UNKNOWN);
        Set<OrderState> fromStart = EnumSet.copyOf(answers);
        fromStart.addAll(EnumSet.of(PENDING_VETO, QUEUED, SUBMITTING));
        AFTER.put(PENDING_VETO, fromStart);
        AFTER.put(QUEUED, fromStart);
        AFTER.put(SUBMITTING, fromStart);
        // Proven absent at the venue, it may be sent again.
        AFTER.put(UNKNOWN, fromStart);
        AFTER.put(ACCEPTED, answers);
        AFTER.put(PARTIALLY_FILLED, answers);
        // A fill can be on its way while the end is confirmed.
        AFTER.put(CANCELLED, EnumSet.of(CANCELLED, FILLED));
        AFTER.put(EXPIRED, EnumSet.of(EXPIRED, FILLED));
    }

    private OrderStates() {}

    static boolean isFinal(OrderState state) {
        return FINAL.contains(state);
    }

    static boolean allows(OrderState from, OrderState to) {
        return AFTER.getOrDefault(from, Set.of()).contains(to);
    }
}
