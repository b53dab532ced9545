package io.sluice.api.push;

import java.util.Optional;

/** What streams tell of. */
public enum ChangeType {
    CANDLE("candle", true),
    QUOTE("quote", true),
    SIGNAL("signal", false),
    DECISION("decision", false),
    ORDER("order", false),
    ORDER_EVENT("orderEvent", false),
    FILL("fill", false),
    POSITION("position", true),
    ACCOUNT("account", true),
    ALERT("alert", false),
    DELIVERY("delivery", false),
    DRIFT("drift", false),
    PIPELINE("pipeline", true);

    private final String text;
    private final boolean latestWins;

    ChangeType(String text, boolean latestWins) {
        this.text = text;
        this.latestWins = latestWins;
    }

    /** As it stands in frames and filters. */
    public String text() {
        return text;
    }

    /** Whether somebody who is behind needs only the latest of each key. */
    public boolean latestWins() {
        return latestWins;
    }

    /** The type of that name. */
    public static Optional<ChangeType> of(String text) {
        for (ChangeType type : values()) {
            if (type.text.equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
