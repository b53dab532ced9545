package io.sluice.api.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Reads single fields of records that are JSON already. */
final class Fields {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Fields() {}

    /** The text of a field; empty where it is absent or no text. */
    static Optional<String> text(String record, String field) {
        try {
            JsonNode value = JSON.readTree(record).path(field);
            return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record that is no JSON", impossible);
        }
    }

    /** The record without one of its fields. */
    static JsonNode without(String record, String field) {
        try {
            JsonNode node = JSON.readTree(record);
            return node instanceof ObjectNode object ? object.without(field) : node;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record that is no JSON", impossible);
        }
    }
}
