package io.sluice.schemas.registry;

import org.apache.avro.Schema;

/**
 * A schema that a client sent, understood.
 *
 * @param text what is compared with what is kept, and kept
 */
record Submission(Schema schema, String text) {
    /**
     * @param normalize whether schemas that differ in nothing but the order of properties count as one
     * @throws RegistryFault {@link RegistryError#INVALID_SCHEMA}
     */
    static Submission of(String text, boolean normalize) {
        Schema schema = AvroText.parse(text);
        return new Submission(schema, normalize ? AvroText.normal(schema) : AvroText.canonical(schema));
    }
}
