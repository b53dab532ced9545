package io.sluice.api.archive;

import io.sluice.api.view.Query;
import io.sluice.api.view.Row;
import io.sluice.store.Archive;
import io.sluice.store.ArchiveQuery;
import io.sluice.store.ArchivedRecord;
import io.sluice.store.Column;
import io.sluice.store.StoreTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Entries that wait for a veto, or waited in vain. No command has placed them, so they are in no row of {@link
 * StoreTable#ORDERS}: they are what their events say.
 */
final class HeldEntries {
    private final Archive archive;
    private final Assembly assembly;

    HeldEntries(Archive archive, Assembly assembly) {
        this.archive = archive;
        this.assembly = assembly;
    }

    /**
     * All that a list of orders wants of them.
     *
     * @param bounds of which times, and of when; its filters are not looked at
     */
    List<Row> wanted(ArchiveQuery bounds, Query query) {
        ArchiveQuery question = bounds.where(Column.KIND, "HOLD").limit(ArchiveQuery.MOST);
        for (String filter : List.of("account", "instrument")) {
            String value = query.filters().get(filter);
            question = value == null ? question : Filters.add(question, filter, value);
        }
        List<Row> rows = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Archive.Page page = archive.page(cursor.isPresent() ? question.after(cursor.get()) : question);
            rows.addAll(unplaced(page.items(), query));
            cursor = page.next();
        } while (cursor.isPresent());
        return rows;
    }

    private List<Row> unplaced(List<ArchivedRecord> holds, Query query) {
        Optional<String> working = Optional.ofNullable(query.filters().get("working"));
        return assembly.held(holds, placed(holds, query), Assembly.at(query)).stream()
                .filter(row ->
                        working.isEmpty() || working.get().equals(row.keys().get("working")))
                .filter(row -> query.after().isEmpty()
                        || Row.NEWEST_FIRST.compare(row.place(), query.after().get()) > 0)
                .toList();
    }

    /** Those of which a command was known: they are in the list as orders. */
    private Set<String> placed(List<ArchivedRecord> holds, Query query) {
        List<String> decisions = holds.stream()
                .map(hold -> hold.value(Column.DECISION_ID))
                .distinct()
                .toList();
        Map<String, List<ArchivedRecord>> commands =
                archive.children(StoreTable.ORDERS, Column.DECISION_ID, decisions, Assembly.at(query));
        return commands.values().stream()
                .flatMap(List::stream)
                .map(ArchivedRecord::id)
                .collect(Collectors.toSet());
    }
}
