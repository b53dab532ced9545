package io.sluice.binance.sim.malice;

/** How a request's answer ends. */
public enum Ending {
    /** The true answer is sent. */
    GENUINE,
    /** The true answer is sent up to a byte, and the connection is cut. */
    CUT,
    /** Nothing is ever sent; the connection stays open for a while. */
    HANG,
    /** Something else is sent. */
    ANSWER,
    /** The true answer is sent byte by byte. */
    TRICKLE
}
