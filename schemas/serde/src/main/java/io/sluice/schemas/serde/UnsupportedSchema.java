package io.sluice.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The registry has a schema under this id, but it is not one this client reads: not Avro, or split over references. */
public final class UnsupportedSchema extends SerializationException {
    private static final long serialVersionUID = 1L;

    UnsupportedSchema(String message) {
        super(message);
    }
}
