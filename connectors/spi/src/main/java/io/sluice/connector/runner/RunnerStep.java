package io.sluice.connector.runner;

/** The steps of the runner between which it may die; told to a {@link RunnerListener} as they are reached. */
public enum RunnerStep {
    /** A partition's state was restored and its owner's number committed. */
    TAKEN_OVER,
    /** Commands were read. */
    READ,
    /** What was decided was sent to Kafka, not committed. */
    SENT,
    /** It was committed; calls that belong to it have not been made. */
    COMMITTED,
    /** The venue is about to be called. */
    CALLING,
    /** The venue has been called; nothing is recorded of it. */
    CALLED
}
