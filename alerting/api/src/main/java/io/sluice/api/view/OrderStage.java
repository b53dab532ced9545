package io.sluice.api.view;

import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderType;

/** O-TELEMETRY: one stretch of an order's life that has a duration worth knowing. */
public enum OrderStage {
    /** From the account's decision to the call: the queue, the turn of its instrument, the budget of requests. */
    DECIDED_TO_SENT("decided-sent"),
    /** From the call to the venue's acceptance, all tries and questions included. */
    SENT_TO_ACCEPTED("sent-accepted"),
    /** From acceptance to the first execution; of orders at the market alone, because others wait for a price. */
    ACCEPTED_TO_EXECUTED("accepted-executed");

    private final String text;

    OrderStage(String text) {
        this.text = text;
    }

    /** As it is shown and measured by. */
    public String text() {
        return text;
    }

    boolean beginsWith(OrderEventKind kind) {
        return switch (this) {
            case DECIDED_TO_SENT -> false;
            case SENT_TO_ACCEPTED -> kind == OrderEventKind.CLAIM;
            case ACCEPTED_TO_EXECUTED -> kind == OrderEventKind.ACCEPT;
        };
    }

    boolean endsWith(OrderEventKind kind) {
        return switch (this) {
            case DECIDED_TO_SENT -> kind == OrderEventKind.CLAIM;
            case SENT_TO_ACCEPTED -> kind == OrderEventKind.ACCEPT;
            case ACCEPTED_TO_EXECUTED -> kind == OrderEventKind.PARTIAL_FILL || kind == OrderEventKind.FILL;
        };
    }

    boolean isOf(OrderType type) {
        return this != ACCEPTED_TO_EXECUTED || type == OrderType.MARKET;
    }
}
