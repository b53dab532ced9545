package io.sluice.api.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** JSON schemas of records, made from their Avro schemas: the names, units and meanings are those of the topics. */
final class RecordSchemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode components;

    /** @param components where named types are put, once each */
    RecordSchemas(ObjectNode components) {
        this.components = components;
    }

    /** A reference to a record's schema, which is there from then on. */
    ObjectNode of(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ENUM -> enumeration(schema);
            case ARRAY -> {
                ObjectNode array = type("array");
                array.set("items", of(schema.getElementType()));
                yield array;
            }
            case MAP -> {
                ObjectNode map = type("object");
                map.set("additionalProperties", of(schema.getValueType()));
                yield map;
            }
            case UNION -> union(schema.getTypes());
            case LONG -> whole(schema);
            case INT -> type("integer");
            case FLOAT, DOUBLE -> type("number");
            case BOOLEAN -> type("boolean");
            case NULL -> type("null");
            case STRING, BYTES, FIXED -> text(schema);
        };
    }

    private ObjectNode record(Schema schema) {
        if (!components.has(schema.getName())) {
            ObjectNode object = components.putObject(schema.getName());
            object.put("type", "object").put("description", schema.getDoc());
            ArrayNode required = object.putArray("required");
            ObjectNode properties = object.putObject("properties");
            for (Schema.Field field : schema.getFields()) {
                required.add(field.name());
                properties.set(field.name(), described(of(field.schema()), field.doc()));
            }
        }
        return reference(schema.getName());
    }

    private ObjectNode enumeration(Schema schema) {
        if (!components.has(schema.getName())) {
            ObjectNode symbols = components.putObject(schema.getName());
            symbols.put("type", "string").put("description", schema.getDoc());
            ArrayNode values = symbols.putArray("enum");
            schema.getEnumSymbols().forEach(values::add);
        }
        return reference(schema.getName());
    }

    private ObjectNode union(List<Schema> types) {
        ObjectNode union = NODES.objectNode();
        ArrayNode any = union.putArray("anyOf");
        types.forEach(type -> any.add(of(type)));
        return union;
    }

    private static ObjectNode whole(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.TimestampMicros
                ? type("string").put("format", "date-time")
                : type("integer");
    }

    private static ObjectNode text(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal
                ? type("string").put("format", "decimal").put("pattern", "^-?[0-9]+(\\.[0-9]+)?$")
                : type("string");
    }

    static ObjectNode type(String name) {
        return NODES.objectNode().put("type", name);
    }

    static ObjectNode reference(String name) {
        return NODES.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    private static ObjectNode described(ObjectNode schema, String doc) {
        return doc == null ? schema : schema.put("description", doc);
    }
}
