package io.sluice.local.tap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.schemas.serde.AnyAvroDecoder;
import io.sluice.schemas.serde.RecordJson;
import io.sluice.schemas.serde.UndecodableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as a client shows it, in a form in which two clients can be compared: exact amounts as text, since few languages
 * have numbers for them, other numbers as doubles, instants without regard to their notation.
 *
 * @param key null where there is none
 * @param value JSON null where there is none, or none that decodes
 * @param undecodable the value's bytes in base64 where they do not decode; else null
 */
record Seen(
        String topic, int partition, long offset, Instant timestamp, String key, JsonNode value, String undecodable) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\S*");

    /** As our own decoder and {@link RecordJson} have it. */
    static Seen by(AnyAvroDecoder decoder, ConsumerRecord<byte[], byte[]> record) {
        JsonNode value = NODES.nullNode();
        String undecodable = null;
        try {
            if (record.value() != null) {
                value = comparable(RecordJson.toNode(decoder.decode(record.topic(), record.value())));
            }
        } catch (UndecodableRecord poison) {
            undecodable = Base64.getEncoder().encodeToString(record.value());
        }
        return new Seen(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
                value,
                undecodable);
    }

    /** From a line that a recipe printed. */
    static Seen in(JsonNode line) {
        return new Seen(
                line.required("topic").textValue(),
                line.required("partition").intValue(),
                line.required("offset").longValue(),
                Instant.parse(line.required("timestamp").textValue()),
                line.required("key").textValue(),
                comparable(line.required("value")),
                line.path("undecodable").path("base64").textValue());
    }

    private static JsonNode comparable(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                ObjectNode object = NODES.objectNode();
                node.properties().forEach(field -> object.set(field.getKey(), comparable(field.getValue())));
                yield object;
            }
            case ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                node.forEach(item -> array.add(comparable(item)));
                yield array;
            }
            case NUMBER ->
                node.isBigDecimal()
                        ? NODES.textNode(node.decimalValue().toPlainString())
                        : NODES.numberNode(node.doubleValue());
            case STRING ->
                INSTANT.matcher(node.textValue()).matches()
                        ? NODES.textNode(Instant.parse(node.textValue()).toString())
                        : node;
            case BOOLEAN, NULL -> node;
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON: " + node);
        };
    }
}
