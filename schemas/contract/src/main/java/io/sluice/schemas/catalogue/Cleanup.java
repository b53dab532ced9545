package io.sluice.schemas.catalogue;

/** What a topic forgets. */
public enum Cleanup {
    /** Old records go when their time is over. */
    DELETE("delete"),
    /** Only the last record of each key stays. */
    COMPACT("compact"),
    /** Only the last record of each key stays, and that too goes when its time is over. */
    COMPACT_DELETE("compact,delete");

    private final String policy;

    Cleanup(String policy) {
        this.policy = policy;
    }

    /** Value of Kafka's {@code cleanup.policy}. */
    public String policy() {
        return policy;
    }
}
