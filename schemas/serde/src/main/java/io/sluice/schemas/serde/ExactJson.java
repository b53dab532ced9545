package io.sluice.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Records as JSON that no reader can round: as {@link RecordJson}, but decimals are plain text ({@code "0.015"}, without
 * exponent or trailing zeros), because most JSON readers make binary fractions of numbers; and instants always have six
 * decimals, so that their text sorts as they do.
 */
public final class ExactJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private ExactJson() {}

    /** One line of JSON. */
    public static String render(IndexedRecord record) {
        return RecordJson.render(toNode(record));
    }

    /** The same as a tree; its fields stand in the schema's order. */
    public static ObjectNode toNode(IndexedRecord record) {
        ObjectNode object = NODES.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            object.set(field.name(), toNode(record.get(field.pos())));
        }
        return object;
    }

    /** An exact number as plain text. */
    public static String text(BigDecimal number) {
        return RecordJson.plain(number).toPlainString();
    }

    /** An instant, UTC, with six decimals. */
    public static String text(Instant instant) {
        return MICROS.format(instant);
    }

    private static JsonNode toNode(Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case IndexedRecord record -> toNode(record);
            case BigDecimal number -> NODES.textNode(text(number));
            case Instant instant -> NODES.textNode(text(instant));
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((key, item) -> object.set(key.toString(), toNode(item)));
                yield object;
            }
            case Collection<?> items -> {
                ArrayNode array = NODES.arrayNode(items.size());
                items.forEach(item -> array.add(toNode(item)));
                yield array;
            }
            default -> RecordJson.toNode(value);
        };
    }
}
