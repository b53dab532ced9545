package io.sluice.store;

import java.time.Instant;

/**
 * How the store is doing.
 *
 * @param reason why it waits, in words; empty unless it does
 * @param since since when it has been in this state
 * @param behind committed records that are not rows yet
 * @param rows records that became rows since it was started
 * @param refused records that could not, since it was started; each stands in {@code refused_records}
 */
public record StoreStatus(State state, String reason, Instant since, long behind, long rows, long refused) {
    /** What it is at. */
    public enum State {
        /** Not yet begun. */
        STARTING,
        /** Reads the topics and writes rows. */
        FOLLOWING,
        /** The database or Kafka does not answer, or refuses; it tries again and loses nothing. */
        WAITING,
        /** Closed. */
        STOPPED
    }
}
