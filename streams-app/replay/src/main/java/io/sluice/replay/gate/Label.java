package io.sluice.replay.gate;

/** What became of a bet. */
enum Label {
    /** Not known yet. */
    PENDING,
    /** The target was touched first. */
    WIN,
    /** The stop was touched first, or in the same candle. */
    LOSS,
    /** Neither was touched within the horizon. */
    TIMEOUT,
    /** There was no average true range to set barriers with. */
    NONE
}
