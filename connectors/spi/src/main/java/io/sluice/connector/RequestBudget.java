package io.sluice.connector;

import java.time.Duration;

/**
 * How much of the venue's patience is left (O-RATE). Asked before each call; orders come before queries. Thread-safe, never
 * blocks. What the venue says of its limits is fed in by the connector itself, which shares one budget between the sessions
 * that the venue counts as one.
 */
public interface RequestBudget {

    /** What is wanted. */
    enum Use {
        /** An order that opens something. */
        ENTRY,
        /** An order that reduces, or a cancel: may use what is kept back for emergencies. */
        REDUCE,
        /** A question. */
        QUERY
    }

    /**
     * Takes what one call of this use costs, or says how long to wait. What was taken is not given back.
     *
     * @return zero when it was taken; otherwise nothing was taken and asking earlier is in vain
     */
    Duration take(Use use);
}
