package io.sluice.state;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/** What a fold puts out, as bytes: records that are equal may still be written differently. */
public final class RecordBytes {
    private RecordBytes() {}

    /** The Avro bytes of a record, in hex; anything else as it says itself. */
    public static String of(Object output) {
        return output instanceof SpecificRecordBase record ? hex(record) : output.toString();
    }

    private static String hex(SpecificRecordBase record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new SpecificDatumWriter<SpecificRecordBase>(record.getSchema(), record.getSpecificData())
                    .write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(out.toByteArray());
    }
}
