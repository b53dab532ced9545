package io.sluice.local.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The first place where what was recorded and what the folds say today part.
 *
 * @param time timestamp of the recorded record, or where there is none of the replayed one, milliseconds since 1970
 * @param topic full name of the topic
 * @param key key of the records
 * @param number how many records of that key were equal before
 * @param offset where the recorded one lies, as topic-partition@offset; null when there is none
 * @param cause the record that was folded, as topic-partition@offset; null when nothing was written for any
 * @param field path of the first field that differs; empty when one of the records is missing
 * @param recorded the recorded record; null when there is none
 * @param replayed what was written now; null when nothing was
 */
record Difference(
        long time,
        String topic,
        String key,
        int number,
        String offset,
        String cause,
        String field,
        JsonNode recorded,
        JsonNode replayed) {
    private static final String CONFIGURATION = "configHash";

    /** Whether the two were decided with different configurations. */
    boolean configured() {
        return recorded != null
                && replayed != null
                && recorded.has(CONFIGURATION)
                && !recorded.get(CONFIGURATION).equals(replayed.get(CONFIGURATION));
    }

    /** Path of the first field in which two trees differ, in the order of the first; empty when they are equal. */
    static String firstField(JsonNode one, JsonNode other) {
        if (one == null || other == null || one.equals(other)) {
            return "";
        }
        if (one.isObject() && other.isObject()) {
            for (Map.Entry<String, JsonNode> field : one.properties()) {
                JsonNode same = other.get(field.getKey());
                if (!field.getValue().equals(same)) {
                    return join(field.getKey(), firstField(field.getValue(), same));
                }
            }
        }
        if (one.isArray() && other.isArray()) {
            for (int i = 0; i < one.size(); i++) {
                if (!one.get(i).equals(other.get(i))) {
                    return join("[" + i + "]", firstField(one.get(i), other.get(i)));
                }
            }
        }
        return "";
    }

    private static String join(String field, String rest) {
        return rest.isEmpty() || rest.startsWith("[") ? field + rest : field + "." + rest;
    }
}
