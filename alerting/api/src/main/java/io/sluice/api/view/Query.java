package io.sluice.api.view;

import io.sluice.api.view.Row.Place;
import java.util.Map;
import java.util.Optional;

/**
 * Which rows of a list are wanted.
 *
 * @param filters values that rows must have, by the filter's name
 * @param fromMicros earliest event time, inclusive
 * @param toMicros latest event time, exclusive
 * @param after only rows behind this place; empty for the first page
 * @param limit most rows, at least 1
 * @param atMicros only what was known then; empty for now
 */
public record Query(
        Map<String, String> filters,
        long fromMicros,
        long toMicros,
        Optional<Place> after,
        int limit,
        Optional<Long> atMicros) {
    public Query {
        filters = Map.copyOf(filters);
    }

    /** The same, behind another place and with another limit. */
    public Query from(Place place, int rows) {
        return new Query(filters, fromMicros, toMicros, Optional.of(place), rows, atMicros);
    }

    boolean wants(Row row) {
        return row.timeMicros() >= fromMicros
                && row.timeMicros() < toMicros
                && (atMicros.isEmpty() || row.knownMicros() <= atMicros.get())
                && row.matches(filters);
    }
}
