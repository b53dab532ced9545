package io.sluice.risk;

/** O-EXTERNAL: what becomes of a position that nobody here has decided. What closes a position of ours is booked either way. */
public enum ExternalPolicy {
    /** It is told, and counted in exposure, capital and position limits; it gets no stop of ours. */
    ALERT,
    /** It becomes a position of ours without a strategy, with a stop at the widest that is allowed. */
    ADOPT
}
