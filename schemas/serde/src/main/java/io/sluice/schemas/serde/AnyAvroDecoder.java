package io.sluice.schemas.serde;

import static io.sluice.schemas.serde.UndecodableRecord.Reason.WRONG_RECORD_TYPE;

import io.sluice.schemas.serde.FramedReader.Mismatch;
import org.apache.avro.Conversions.DecimalConversion;
import org.apache.avro.Conversions.UUIDConversion;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumReader;
import org.apache.kafka.common.header.Headers;

/**
 * Reads any record, as it was written, with no more than the registry's address.
 *
 * <p>Decimals come as {@code BigDecimal}, instants as {@code Instant}, dates and times as their {@code java.time}
 * types. Safe for many threads. Errors as in {@link AvroDeserializer}.
 */
public final class AnyAvroDecoder {
    private static final GenericData MODEL = model();

    private final FramedReader<GenericRecord> reader;

    /** @param registry shared, stays the caller's to close */
    public AnyAvroDecoder(SchemaRegistryClient registry) {
        this.reader = new FramedReader<>(registry, AnyAvroDecoder::readerOf);
    }

    /** @return {@code null} for {@code null} */
    public GenericRecord decode(String topic, byte[] data) {
        return decode(topic, null, data);
    }

    /** @return {@code null} for {@code null} */
    public GenericRecord decode(String topic, Headers headers, byte[] data) {
        return data == null ? null : reader.read(topic, headers, data, 0, data.length);
    }

    private static DatumReader<GenericRecord> readerOf(Schema writer) throws Mismatch {
        if (writer.getType() != Schema.Type.RECORD) {
            throw new Mismatch(WRONG_RECORD_TYPE, "is " + writer.getFullName() + ", not a record");
        }
        return new GenericDatumReader<>(writer, writer, MODEL);
    }

    private static GenericData model() {
        GenericData model = new GenericData();
        model.addLogicalTypeConversion(new DecimalConversion());
        model.addLogicalTypeConversion(new UUIDConversion());
        model.addLogicalTypeConversion(new TimeConversions.DateConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimeMillisConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimeMicrosConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimestampNanosConversion());
        model.addLogicalTypeConversion(new TimeConversions.LocalTimestampMillisConversion());
        model.addLogicalTypeConversion(new TimeConversions.LocalTimestampMicrosConversion());
        model.addLogicalTypeConversion(new TimeConversions.LocalTimestampNanosConversion());
        return model;
    }
}
