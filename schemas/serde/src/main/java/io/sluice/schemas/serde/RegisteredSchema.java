package io.sluice.schemas.serde;

import org.apache.avro.Schema;

/**
 * One version of a subject.
 *
 * @param subject for instance {@code paper.signals-value}
 * @param version counts from 1 within the subject
 * @param id names the schema in records; unique in the registry, the same in every subject
 * @param schema as registered
 */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {}
