package io.sluice.schemas.serde;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/**
 * Records as JSON for people and scripts, generated and generic ones alike.
 *
 * <p>Decimals are plain numbers, exact, without exponent or trailing zeros; instants, dates and times ISO-8601 text;
 * bytes base64; enumerations and UUIDs text; unions just their value; {@code NaN} and the infinities text, because JSON
 * has no numbers for them. Fields stand in the schema's order.
 */
public final class RecordJson {
    private static final ObjectWriter PLAIN =
            RegistryTransport.JSON.writer().with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordJson() {}

    /** One line of JSON. */
    public static String render(IndexedRecord record) {
        return render(toNode(record));
    }

    /** A tree that holds such records, on one line, its decimals plain. */
    public static String render(JsonNode tree) {
        try {
            return PLAIN.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree that does not print", impossible);
        }
    }

    /** The same as a tree, to be put into a larger one; print that with {@link #render(JsonNode)}. */
    public static ObjectNode toNode(IndexedRecord record) {
        ObjectNode object = NODES.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            object.set(field.name(), toNode(record.get(field.pos())));
        }
        return object;
    }

    static JsonNode toNode(Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case IndexedRecord record -> toNode(record);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Float number -> Float.isFinite(number) ? NODES.numberNode(number) : NODES.textNode(number.toString());
            case Double number ->
                Double.isFinite(number) ? NODES.numberNode(number) : NODES.textNode(number.toString());
            case BigDecimal number -> DecimalNode.valueOf(plain(number));
            case ByteBuffer bytes -> NODES.textNode(base64(bytes));
            case GenericFixed fixed -> NODES.textNode(base64(ByteBuffer.wrap(fixed.bytes())));
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
            default -> NODES.textNode(value.toString());
        };
    }

    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String base64(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }
}
