package io.sluice.replay.metrics;

/** What ended a trade: the order whose fill made it flat. */
public enum ExitReason {
    /** The protective stop, where it was first or where it had trailed to. */
    STOP,
    /** The profit target. */
    TARGET,
    /** Anything else: an exit of the strategy or an operator, the breaker, an entry in the other direction. */
    OTHER
}
