package io.sluice.risk;

/** O-STAGES 7: what becomes of the rest of an entry that was executed in part. */
public enum PartialFill {
    /** The rest goes on working until the venue ends it; then it is given up. */
    KEEP,
    /** The rest is called off when nothing more was executed for a while. */
    CANCEL_REST,
    /** The rest goes on working, and is ordered once more where the venue ends it unasked and the account may still open. */
    COMPLETE
}
