package io.sluice.binance.sim.exchange;

/** Which price triggers a conditional order. */
public enum WorkingType {
    CONTRACT_PRICE,
    MARK_PRICE
}
