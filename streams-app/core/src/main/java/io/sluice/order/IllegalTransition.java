package io.sluice.order;

import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import org.jspecify.annotations.Nullable;

/** Something happened to an order that cannot happen in its state. Never ignored, never repaired: nothing was applied. */
public final class IllegalTransition extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String orderId;
    private final @Nullable OrderState state;
    private final OrderEventKind event;

    IllegalTransition(String orderId, @Nullable OrderState state, OrderEventKind event) {
        super("order " + orderId + ": " + event + " is not legal "
                + (state == null ? "as its first event" : "in " + state));
        this.orderId = orderId;
        this.state = state;
        this.event = event;
    }

    public String orderId() {
        return orderId;
    }

    /** The order's state; null when it had none yet. */
    public @Nullable OrderState state() {
        return state;
    }

    public OrderEventKind event() {
        return event;
    }
}
