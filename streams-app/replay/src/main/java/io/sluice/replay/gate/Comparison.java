package io.sluice.replay.gate;

/** How a figure must stand to its threshold. */
public enum Comparison {
    AT_LEAST("≥"),
    ABOVE(">"),
    AT_MOST("≤");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    boolean holds(double figure, double threshold) {
        return switch (this) {
            case AT_LEAST -> figure >= threshold;
            case ABOVE -> figure > threshold;
            case AT_MOST -> figure <= threshold;
        };
    }
}
