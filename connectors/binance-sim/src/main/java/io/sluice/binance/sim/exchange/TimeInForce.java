package io.sluice.binance.sim.exchange;

/** How long an order stays. GTX is post-only; GTD ends at a date; GTE_GTC ends with its position. */
public enum TimeInForce {
    GTC,
    IOC,
    FOK,
    GTX,
    GTD,
    GTE_GTC
}
