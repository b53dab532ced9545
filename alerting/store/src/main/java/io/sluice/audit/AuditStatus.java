package io.sluice.audit;

/**
 * How the audit writer is doing.
 *
 * @param reason why it waits or has ended, in words; empty while it follows
 * @param head the last entry that it knows of
 * @param entries written since it was started
 */
public record AuditStatus(State state, String reason, ChainHead head, long entries) {
    /** What it is at. */
    public enum State {
        STARTING,
        FOLLOWING,
        /** Kafka or the registry does not answer; it tries again, and no entry is lost. */
        WAITING,
        /** Another writer has taken the chain over; this one writes nothing any more. */
        FENCED,
        STOPPED
    }
}
