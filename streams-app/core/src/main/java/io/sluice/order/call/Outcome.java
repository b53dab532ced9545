package io.sluice.order.call;

/** What is certain about a call, whatever the class of its error. */
public enum Outcome {
    /** The venue has positively not done it, and will not: to ask again is safe. */
    NOT_EXECUTED,
    /** The venue has it. */
    EXISTS,
    /** Either. Everything that is not listed is this. */
    UNKNOWN
}
