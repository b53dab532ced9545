package io.sluice.schemas.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/**
 * Schema text without what only Java's code generator cares about.
 *
 * <p>Generated classes carry {@code avro.java.string} on every string. Registered as it is, the schema of one record
 * would differ between the class and the .avsc file it came from.
 */
public final class JavaProperties {
    private static final String STRING_TYPE = "avro.java.string";

    private JavaProperties() {}

    /** The schema as it is registered. */
    public static String strip(Schema schema) {
        String text = schema.toString();
        if (!text.contains(STRING_TYPE)) {
            return text;
        }
        try {
            return strip(RegistryTransport.JSON.readTree(text)).toString();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Avro printed a schema that is not JSON: " + text, impossible);
        }
    }

    private static JsonNode strip(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> stripObject(object);
            case ArrayNode array -> {
                ArrayNode stripped = array.arrayNode(array.size());
                array.forEach(item -> stripped.add(strip(item)));
                yield stripped;
            }
            default -> node;
        };
    }

    private static JsonNode stripObject(ObjectNode object) {
        ObjectNode stripped = object.objectNode();
        object.properties().forEach(entry -> {
            if (!entry.getKey().equals(STRING_TYPE)) {
                stripped.set(entry.getKey(), strip(entry.getValue()));
            }
        });
        boolean onlyTypeLeft = stripped.size() == 1 && object.size() > 1 && stripped.has("type");
        return onlyTypeLeft ? stripped.get("type") : stripped;
    }
}
