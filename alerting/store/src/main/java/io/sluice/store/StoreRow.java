package io.sluice.store;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row to be written.
 *
 * @param id unique in its table; of two rows of one id the first stays
 * @param time event time
 * @param columns text or whole numbers; columns of the table that are missing are null
 * @param json the record
 */
record StoreRow(StoreTable table, String id, Instant time, Map<Column, Object> columns, String json, Source source) {
    StoreRow {
        columns = Collections.unmodifiableMap(columns);
    }

    /** The later of event time and the instant at which the record was written: before it, nobody knew. */
    Instant knownAt() {
        return time.isAfter(source.timestamp()) ? time : source.timestamp();
    }

    /** Collects a row's columns. */
    static final class Draft {
        private final StoreTable table;
        private final String id;
        private final Instant time;
        private final Map<Column, Object> columns = new EnumMap<>(Column.class);

        Draft(StoreTable table, String id, Instant time) {
            this.table = table;
            this.id = id;
            this.time = time;
        }

        /** Enumerations go by name; null stays out. */
        Draft with(Column column, @Nullable Object value) {
            if (!table.columns().contains(column)) {
                throw new IllegalArgumentException(table + " has no column " + column);
            }
            if (value instanceof Enum<?> named) {
                columns.put(column, named.name());
            } else if (value != null) {
                columns.put(column, value);
            }
            return this;
        }

        StoreRow of(String json, Source source) {
            return new StoreRow(table, id, time, columns, json, source);
        }
    }
}
