package io.sluice.binance.sim.exchange;

/** Where an order is in its life. */
public enum OrderStatus {
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    EXPIRED;

    /** Whether it can still trade. */
    public boolean open() {
        return this == NEW || this == PARTIALLY_FILLED;
    }
}
