package io.sluice.binance.sim.exchange;

/** What happened to an order, as the user stream names it. */
public enum Execution {
    NEW,
    CANCELED,
    CALCULATED,
    EXPIRED,
    TRADE,
    AMENDMENT
}
