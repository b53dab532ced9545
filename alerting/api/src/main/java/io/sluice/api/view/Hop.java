package io.sluice.api.view;

/** One step from a candle to its fill. */
public enum Hop {
    CANDLE_TO_SIGNAL("candle-signal"),
    SIGNAL_TO_DECISION("signal-decision"),
    DECISION_TO_ORDER("decision-order"),
    ORDER_TO_FILL("order-fill");

    private final String text;

    Hop(String text) {
        this.text = text;
    }

    /** As it is shown and measured by. */
    public String text() {
        return text;
    }
}
