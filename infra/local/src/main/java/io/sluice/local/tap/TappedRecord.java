package io.sluice.local.tap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.schemas.serde.AnyAvroDecoder;
import io.sluice.schemas.serde.RecordJson;
import io.sluice.schemas.serde.UndecodableRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A record as one line of JSON: topic, partition, offset, timestamp (ISO-8601), key, headers, value. Bytes that are no text
 * are {@code {"base64": …}}; a value that does not decode is null, with {@code undecodable} saying why and holding its bytes.
 */
final class TappedRecord {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TappedRecord() {}

    static String render(ConsumerRecord<byte[], byte[]> record, AnyAvroDecoder decoder) {
        ObjectNode json = NODES.objectNode()
                .put("topic", record.topic())
                .put("partition", record.partition())
                .put("offset", record.offset())
                .put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
        json.set("key", text(record.key()));
        json.set("headers", headers(record.headers()));
        addValue(json, record, decoder);
        return RecordJson.render(json);
    }

    private static void addValue(ObjectNode json, ConsumerRecord<byte[], byte[]> record, AnyAvroDecoder decoder) {
        try {
            json.set(
                    "value",
                    record.value() == null
                            ? NODES.nullNode()
                            : RecordJson.toNode(decoder.decode(record.topic(), record.headers(), record.value())));
        } catch (UndecodableRecord poison) {
            json.putNull("value");
            json.putObject("undecodable")
                    .put("reason", poison.reason().name())
                    .put("message", poison.getMessage())
                    .put("base64", base64(record.value()));
        }
    }

    private static ObjectNode headers(Headers headers) {
        ObjectNode json = NODES.objectNode();
        for (Header header : headers) {
            JsonNode value = text(header.value());
            JsonNode same = json.get(header.key());
            if (same == null) {
                json.set(header.key(), value);
            } else if (same instanceof ArrayNode several) {
                several.add(value);
            } else {
                json.putArray(header.key()).add(same).add(value);
            }
        }
        return json;
    }

    private static JsonNode text(byte[] bytes) {
        if (bytes == null) {
            return NODES.nullNode();
        }
        try {
            return NODES.textNode(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notText) {
            return NODES.objectNode().put("base64", base64(bytes));
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
