package io.sluice.api.view;

/** Lists of records, newest first. */
public enum Listing {
    SIGNALS(false),
    SUPPRESSED_SIGNALS(false),
    DECISIONS(false),
    ORDERS(true),
    FILLS(false),
    ALERTS(true),
    COMMANDS(false),
    DRIFT(false);

    private final boolean changes;

    Listing(boolean changes) {
        this.changes = changes;
    }

    /** Whether its items change after they came, so that what was known earlier is not what memory holds. */
    public boolean changes() {
        return changes;
    }
}
