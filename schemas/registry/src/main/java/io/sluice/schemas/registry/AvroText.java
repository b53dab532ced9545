package io.sluice.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The texts by which schemas are compared and kept. */
final class AvroText {
    /** Avro prints these first and in its own order; what else an object has are properties. */
    private static final List<String> STANDARD = List.of(
            "type",
            "name",
            "namespace",
            "doc",
            "fields",
            "symbols",
            "items",
            "values",
            "size",
            "default",
            "order",
            "aliases");

    private AvroText() {}

    /** @throws RegistryFault {@link RegistryError#INVALID_SCHEMA}, for defaults of the wrong type too */
    static Schema parse(String text) {
        if (text.isBlank()) {
            throw RegistryError.INVALID_SCHEMA.of("it is empty");
        }
        try {
            return new Schema.Parser().setValidateDefaults(true).parse(text);
        } catch (RuntimeException malformed) {
            throw RegistryError.INVALID_SCHEMA.causedBy(malformed);
        }
    }

    /** For schemas that were accepted once: does not judge defaults again. */
    static Schema parseAccepted(String text) {
        return new Schema.Parser().setValidateDefaults(false).parse(text);
    }

    /** Free of white space and needless words; keeps docs, so that a change of a doc is a new schema. */
    static String canonical(Schema schema) {
        return schema.toString();
    }

    /** {@link #canonical} with properties in the order of their names, which carries no meaning either. */
    static String normal(Schema schema) {
        try {
            return normal(LogCodec.JSON.readTree(canonical(schema))).toString();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Avro printed a schema that is not JSON", impossible);
        }
    }

    private static JsonNode normal(JsonNode node) {
        return switch (node) {
            case ArrayNode array -> {
                ArrayNode items = array.arrayNode(array.size());
                array.forEach(item -> items.add(normal(item)));
                yield items;
            }
            case ObjectNode object -> {
                ObjectNode ordered = object.objectNode();
                Map<String, JsonNode> properties = new TreeMap<>();
                object.properties().forEach(entry -> {
                    if (STANDARD.contains(entry.getKey())) {
                        ordered.set(entry.getKey(), normal(entry.getValue()));
                    } else {
                        properties.put(entry.getKey(), normal(entry.getValue()));
                    }
                });
                properties.forEach(ordered::set);
                yield ordered;
            }
            default -> node;
        };
    }
}
