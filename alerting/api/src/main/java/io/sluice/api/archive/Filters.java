package io.sluice.api.archive;

import io.sluice.api.view.Listing;
import io.sluice.store.ArchiveQuery;
import io.sluice.store.Column;
import io.sluice.store.StoreTable;
import java.util.List;

/** What the filters of lists are in the archive. */
final class Filters {
    private static final List<String> WORKING =
            List.of("PENDING_VETO", "QUEUED", "SUBMITTING", "ACCEPTED", "PARTIALLY_FILLED", "UNKNOWN");
    private static final List<String> ENDED = List.of("FILLED", "REJECTED", "CANCELLED", "EXPIRED", "FAILED");

    private Filters() {}

    static StoreTable table(Listing listing) {
        return switch (listing) {
            case SIGNALS -> StoreTable.SIGNALS;
            case SUPPRESSED_SIGNALS -> StoreTable.SUPPRESSED_SIGNALS;
            case DECISIONS -> StoreTable.DECISIONS;
            case ORDERS -> StoreTable.ORDERS;
            case FILLS -> StoreTable.FILLS;
            case ALERTS -> StoreTable.ALERTS_AUDIT;
            case COMMANDS -> StoreTable.OPERATOR_AUDIT;
            case DRIFT -> StoreTable.DRIFT;
        };
    }

    /** @throws IllegalArgumentException for a filter that no list has */
    static ArchiveQuery add(ArchiveQuery question, String filter, String value) {
        boolean yes = value.equals("true");
        return switch (filter) {
            case "account" -> question.where(Column.ACCOUNT, value);
            case "instrument" -> question.where(Column.INSTRUMENT, value);
            case "severity" -> question.where(Column.SEVERITY, value);
            case "approved" -> question.where(Column.STATUS, yes ? "APPROVED" : "REJECTED");
            case "acknowledged" -> question.where(Column.STATUS, yes ? "ACKNOWLEDGED" : "OPEN");
            case "working" -> question.where(Column.STATUS, yes ? WORKING : ENDED);
            default -> throw new IllegalArgumentException("no list is filtered by " + filter);
        };
    }
}
