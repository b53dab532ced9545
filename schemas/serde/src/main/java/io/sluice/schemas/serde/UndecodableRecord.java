package io.sluice.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * These bytes will never decode, however often they are read: a poison record.
 *
 * <p>A registry that does not answer is {@link RegistryUnavailable} instead.
 */
public final class UndecodableRecord extends SerializationException {
    private static final long serialVersionUID = 1L;

    /** Why, from the outermost layer of the format inwards. */
    public enum Reason {
        /** Fewer bytes than the five of magic byte and schema id. */
        TOO_SHORT,
        /** The first byte is not 0, or the schema is named in a header: another framing. */
        BAD_MAGIC,
        /** The registry knows no schema of this id. */
        UNKNOWN_SCHEMA_ID,
        /** The id is that of another record, or of something that is not an Avro record. */
        WRONG_RECORD_TYPE,
        /** The right record, but written by a version that the reader's cannot resolve. */
        INCOMPATIBLE_SCHEMA,
        /** The body does not follow its schema, ends early, or goes on after its end. */
        CORRUPT_BODY
    }

    private final Reason reason;
    private final String topic;

    UndecodableRecord(Reason reason, String topic, String message, Throwable cause) {
        super("%s on topic %s: %s".formatted(reason, topic, message), cause);
        this.reason = reason;
        this.topic = topic;
    }

    UndecodableRecord(Reason reason, String topic, String message) {
        this(reason, topic, message, null);
    }

    /** The kind of damage, stable enough to be counted by. */
    public Reason reason() {
        return reason;
    }

    /** Where the record was read. */
    public String topic() {
        return topic;
    }
}
