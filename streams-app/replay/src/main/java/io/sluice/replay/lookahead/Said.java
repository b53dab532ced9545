package io.sluice.replay.lookahead;

/** What can depend on the future: all that an instrument says but its marks, and all that an account asks for. */
public enum Said {
    /** A detection that passed admission. */
    SIGNAL,
    /** A detection that was held back. */
    SUPPRESSED_SIGNAL,
    DECISION,
    ORDER
}
