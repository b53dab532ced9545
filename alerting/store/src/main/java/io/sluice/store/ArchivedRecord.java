package io.sluice.store;

import java.time.Instant;
import java.util.Map;

/**
 * A row as it was stored.
 *
 * @param id unique in its table
 * @param time event time
 * @param knownAt before it, nobody knew
 * @param columns what it can be found by; columns without a value are absent
 * @param json the topic's record
 */
public record ArchivedRecord(String id, Instant time, Instant knownAt, Map<Column, String> columns, String json) {
    public ArchivedRecord {
        columns = Map.copyOf(columns);
    }

    /** The value of a column; empty text where it has none. */
    public String value(Column column) {
        return columns.getOrDefault(column, "");
    }
}
