package io.sluice.api.view;

import java.util.Comparator;
import java.util.Map;

/**
 * A record as lists show it, with what it is found by.
 *
 * @param id unique in its list
 * @param timeMicros event time, microseconds since 1970 UTC
 * @param knownMicros when it was known here: the later of event time and the record's own time in Kafka
 * @param keys what filters compare, by the filter's name
 * @param json the item
 */
public record Row(String id, long timeMicros, long knownMicros, Map<String, String> keys, String json) {
    /** Newest first; equal times in the order of their ids, so that pages never overlap. */
    public static final Comparator<Place> NEWEST_FIRST =
            Comparator.comparingLong(Place::timeMicros).thenComparing(Place::id).reversed();

    /**
     * Where a row stands in its list.
     *
     * @param timeMicros event time
     * @param id the row's
     */
    public record Place(long timeMicros, String id) {}

    public Place place() {
        return new Place(timeMicros, id);
    }

    boolean matches(Map<String, String> wanted) {
        return wanted.entrySet().stream().allMatch(each -> each.getValue().equals(keys.get(each.getKey())));
    }
}
