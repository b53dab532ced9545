/**
 * Reads and writes Avro values in the Confluent wire format, with a registry client of its own.
 *
 * <p>Start at {@link io.sluice.schemas.serde.AvroSerde} for typed records, at {@link
 * io.sluice.schemas.serde.AnyAvroDecoder} for records whose type is not known before they are read.
 */
package io.sluice.schemas.serde;
