package io.sluice.schemas.serde;

import static io.sluice.schemas.serde.UndecodableRecord.Reason.BAD_MAGIC;
import static io.sluice.schemas.serde.UndecodableRecord.Reason.CORRUPT_BODY;
import static io.sluice.schemas.serde.UndecodableRecord.Reason.TOO_SHORT;
import static io.sluice.schemas.serde.UndecodableRecord.Reason.UNKNOWN_SCHEMA_ID;
import static io.sluice.schemas.serde.UndecodableRecord.Reason.WRONG_RECORD_TYPE;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.kafka.common.header.Headers;

/**
 * Takes the frame off (magic byte 0, four bytes of schema id, big endian), finds the writer's schema and decodes the
 * body. Safe for many threads: each has its own decoder and its own reader a writer's schema.
 */
final class FramedReader<T> {
    /** What the Confluent clients call the header when it is the header that names the schema. */
    private static final String SCHEMA_ID_HEADER = "__value_schema_id";

    private static final String KEY_SCHEMA_ID_HEADER = "__key_schema_id";

    private final SchemaRegistryClient registry;
    private final Resolution<T> resolution;
    private final ThreadLocal<Cursor<T>> cursors = ThreadLocal.withInitial(Cursor::new);

    /** How to read what was written with a schema. */
    interface Resolution<T> {
        /** @throws Mismatch where the reader has no use for such records */
        DatumReader<T> readerOf(Schema writer) throws Mismatch;
    }

    /** A writer's schema that cannot be read as what is wanted. */
    static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1L;

        private final UndecodableRecord.Reason reason;

        Mismatch(UndecodableRecord.Reason reason, String message) {
            super(message);
            this.reason = reason;
        }
    }

    private static final class Cursor<T> {
        final BoundedDecoder decoder = new BoundedDecoder();
        final Map<Integer, DatumReader<T>> readers = new HashMap<>();
        int lastId = -1;
        DatumReader<T> lastReader;
    }

    FramedReader(SchemaRegistryClient registry, Resolution<T> resolution) {
        this.registry = registry;
        this.resolution = resolution;
    }

    /**
     * @throws UndecodableRecord where these bytes will never decode
     * @throws RegistryException where the registry had to be asked and did not answer as it should
     */
    T read(String topic, Headers headers, byte[] data, int offset, int length) {
        refuseHeaderFraming(topic, headers);
        if (length < WireFormat.HEADER_BYTES) {
            throw new UndecodableRecord(TOO_SHORT, topic, length + " bytes, the frame alone takes 5");
        }
        if (data[offset] != WireFormat.MAGIC) {
            throw new UndecodableRecord(BAD_MAGIC, topic, WireFormat.describeMagic(data[offset]));
        }
        int id = WireFormat.schemaId(data, offset);
        Cursor<T> cursor = cursors.get();
        DatumReader<T> reader = reader(topic, cursor, id);
        BoundedDecoder decoder =
                cursor.decoder.over(data, offset + WireFormat.HEADER_BYTES, length - WireFormat.HEADER_BYTES);
        return decode(topic, id, reader, decoder);
    }

    private static void refuseHeaderFraming(String topic, Headers headers) {
        if (headers == null
                || (headers.lastHeader(SCHEMA_ID_HEADER) == null && headers.lastHeader(KEY_SCHEMA_ID_HEADER) == null)) {
            return;
        }
        throw new UndecodableRecord(
                BAD_MAGIC,
                topic,
                "the schema is named in a header (" + SCHEMA_ID_HEADER + "), not in front of the value; "
                        + "let the writer use the prefix serializer");
    }

    private T decode(String topic, int id, DatumReader<T> reader, BoundedDecoder decoder) {
        T record;
        try {
            record = reader.read(null, decoder);
        } catch (IOException | RuntimeException damage) {
            throw new UndecodableRecord(CORRUPT_BODY, topic, "not a body of schema " + id + ": " + damage, damage);
        }
        if (decoder.remaining() != 0) {
            throw new UndecodableRecord(
                    CORRUPT_BODY, topic, "%d bytes after the end of schema %d".formatted(decoder.remaining(), id));
        }
        return record;
    }

    private DatumReader<T> reader(String topic, Cursor<T> cursor, int id) {
        if (id == cursor.lastId) {
            return cursor.lastReader;
        }
        DatumReader<T> reader = cursor.readers.get(id);
        if (reader == null) {
            reader = resolve(topic, id);
            cursor.readers.put(id, reader);
        }
        cursor.lastId = id;
        cursor.lastReader = reader;
        return reader;
    }

    private DatumReader<T> resolve(String topic, int id) {
        try {
            return resolution.readerOf(registry.byId(id));
        } catch (Mismatch mismatch) {
            String message = "schema %d %s".formatted(id, mismatch.getMessage());
            throw new UndecodableRecord(mismatch.reason, topic, message, mismatch);
        } catch (UnsupportedSchema foreign) {
            throw new UndecodableRecord(WRONG_RECORD_TYPE, topic, foreign.getMessage(), foreign);
        } catch (RegistryException refused) {
            if (refused.errorCode() == RegistryException.SCHEMA_NOT_FOUND) {
                throw new UndecodableRecord(UNKNOWN_SCHEMA_ID, topic, "the registry has no schema " + id, refused);
            }
            throw refused;
        }
    }
}
