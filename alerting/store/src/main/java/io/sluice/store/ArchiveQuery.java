package io.sluice.store;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of one table. Newest first unless said otherwise.
 *
 * @param filters a row must have one of the values in each of these columns; a column without values matches nothing
 * @param from earliest event time, inclusive
 * @param to latest event time, exclusive
 * @param at only what was known at this instant, as it was known then
 * @param cursor continues after the last row of an earlier page of the same question
 * @param limit most rows of a page, 1 to {@value #MOST}
 */
public record ArchiveQuery(
        StoreTable table,
        Map<Column, List<String>> filters,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Instant> at,
        Optional<String> cursor,
        int limit,
        boolean ascending) {
    /** Most rows of a page. */
    public static final int MOST = 1_000;

    private static final int USUAL = 100;

    public ArchiveQuery {
        filters = Map.copyOf(filters);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is 1 to " + MOST + ": " + limit);
        }
        for (Column column : filters.keySet()) {
            if (!table.columns().contains(column)) {
                throw new IllegalArgumentException(table + " has no column " + column);
            }
        }
    }

    /** Everything of a table, newest first, a hundred rows a page. */
    public static ArchiveQuery of(StoreTable table) {
        return new ArchiveQuery(
                table, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), USUAL, false);
    }

    /** Only rows with one of these values. */
    public ArchiveQuery where(Column column, String... values) {
        return where(column, List.of(values));
    }

    /** Only rows with one of these values. */
    public ArchiveQuery where(Column column, Collection<String> values) {
        Map<Column, List<String>> more = new EnumMap<>(Column.class);
        more.putAll(filters);
        more.put(column, List.copyOf(values));
        return new ArchiveQuery(table, more, from, to, at, cursor, limit, ascending);
    }

    public ArchiveQuery from(Instant earliest) {
        return new ArchiveQuery(table, filters, Optional.of(earliest), to, at, cursor, limit, ascending);
    }

    public ArchiveQuery to(Instant end) {
        return new ArchiveQuery(table, filters, from, Optional.of(end), at, cursor, limit, ascending);
    }

    public ArchiveQuery at(Instant instant) {
        return new ArchiveQuery(table, filters, from, to, Optional.of(instant), cursor, limit, ascending);
    }

    public ArchiveQuery after(String lastCursor) {
        return new ArchiveQuery(table, filters, from, to, at, Optional.of(lastCursor), limit, ascending);
    }

    public ArchiveQuery limit(int rows) {
        return new ArchiveQuery(table, filters, from, to, at, cursor, rows, ascending);
    }

    public ArchiveQuery oldestFirst() {
        return new ArchiveQuery(table, filters, from, to, at, cursor, limit, true);
    }
}
