package io.sluice.binance.sim.exchange;

/** Where a conditional order is in its life. */
public enum AlgoStatus {
    NEW,
    CANCELED,
    TRIGGERING,
    TRIGGERED,
    FINISHED,
    REJECTED,
    EXPIRED
}
