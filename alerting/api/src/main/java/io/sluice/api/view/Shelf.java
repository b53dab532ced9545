package io.sluice.api.view;

import io.sluice.api.view.Row.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The newest rows of one list. The oldest go where there are too many. Thread-safe. */
final class Shelf {
    private final int most;
    private final NavigableMap<Place, Row> rows = new TreeMap<>(Row.NEWEST_FIRST);
    private final Map<String, Row> byId = new HashMap<>();
    private boolean complete = true;

    /** @param most rows that are kept */
    Shelf(int most) {
        this.most = most;
    }

    /**
     * Puts a row where it belongs, in place of an earlier one of its id.
     *
     * @return the row that had to go
     */
    synchronized Optional<Row> put(Row row) {
        Row former = byId.put(row.id(), row);
        if (former != null) {
            rows.remove(former.place());
        }
        rows.put(row.place(), row);
        if (rows.size() <= most) {
            return Optional.empty();
        }
        Row oldest = rows.pollLastEntry().getValue();
        byId.remove(oldest.id());
        complete = false;
        return Optional.of(oldest);
    }

    synchronized void remove(String id) {
        Row row = byId.remove(id);
        if (row != null) {
            rows.remove(row.place());
        }
    }

    /** Older rows exist elsewhere. */
    synchronized void incomplete() {
        complete = false;
    }

    /** False when older rows than these may exist. */
    synchronized boolean complete() {
        return complete;
    }

    synchronized Optional<Row> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Rows that are wanted, newest first. */
    synchronized List<Row> page(Query query) {
        List<Row> page = new ArrayList<>();
        NavigableMap<Place, Row> behind =
                query.after().map(place -> rows.tailMap(place, false)).orElse(rows);
        for (Row row : behind.values()) {
            if (page.size() >= query.limit()) {
                break;
            }
            if (query.wants(row)) {
                page.add(row);
            }
        }
        return page;
    }

    synchronized int size() {
        return rows.size();
    }
}
