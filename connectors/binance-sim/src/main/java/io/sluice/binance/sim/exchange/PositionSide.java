package io.sluice.binance.sim.exchange;

/** Which of a symbol's positions is meant: the only one, or one of the two of hedge mode. */
public enum PositionSide {
    BOTH,
    LONG,
    SHORT
}
