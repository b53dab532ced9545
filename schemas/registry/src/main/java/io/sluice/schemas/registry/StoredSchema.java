package io.sluice.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * One version of a subject, as the log has it.
 *
 * @param version from 1
 * @param id from 1; equal schemas have one id in all subjects
 * @param type {@code AVRO}; others only in logs that another registry wrote
 * @param references to other subjects, as JSON; empty but in logs that another registry wrote
 * @param text the schema
 * @param deleted softly: not offered any more, but still found by its id
 */
record StoredSchema(
        String subject, int version, int id, String type, JsonNode references, String text, boolean deleted) {
    static final String AVRO = "AVRO";

    static StoredSchema avro(String subject, int version, int id, String text) {
        return new StoredSchema(subject, version, id, AVRO, JsonNodeFactory.instance.arrayNode(), text, false);
    }

    StoredSchema softlyDeleted() {
        return new StoredSchema(subject, version, id, type, references, text, true);
    }
}
