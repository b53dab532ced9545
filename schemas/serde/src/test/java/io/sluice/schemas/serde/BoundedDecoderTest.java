package io.sluice.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The decoder reads what Avro writes, and believes no length")
class BoundedDecoderTest {
    private static final Schema EVERYTHING = new Schema.Parser().parse("""
            {"type":"record","name":"E","fields":[
              {"name":"n","type":"null"},{"name":"b","type":"boolean"},{"name":"i","type":"int"},
              {"name":"l","type":"long"},{"name":"f","type":"float"},{"name":"d","type":"double"},
              {"name":"s","type":"string"},{"name":"j","type":{"type":"string","avro.java.string":"String"}},
              {"name":"y","type":"bytes"},{"name":"x","type":{"type":"fixed","name":"X","size":5}},
              {"name":"e","type":{"type":"enum","name":"Y","symbols":["A","B"]}},
              {"name":"a","type":{"type":"array","items":"long"}},{"name":"m","type":{"type":"map","values":"string"}},
              {"name":"u","type":["null","int","string"]}]}""");
    private static final Schema LAST_ONLY = new Schema.Parser().parse("""
            {"type":"record","name":"E","fields":[{"name":"u","type":["null","int","string"]}]}""");

    private static byte[] encode(GenericData.Record record, boolean blocks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EncoderFactory factory = new EncoderFactory().configureBlockSize(64);
        BinaryEncoder encoder = blocks ? factory.blockingBinaryEncoder(out, null) : factory.binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(EVERYTHING).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static Object asAvroReads(byte[] bytes) throws IOException {
        return new GenericDatumReader<>(EVERYTHING)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void reads_and_skips_every_type_in_both_block_forms(long seed) throws IOException {
        BoundedDecoder decoder = new BoundedDecoder();
        for (Object each : new RandomData(EVERYTHING, 300, seed)) {
            GenericData.Record record = (GenericData.Record) each;
            for (boolean blocks : List.of(true, false)) {
                byte[] bytes = encode(record, blocks);

                Object whole = new GenericDatumReader<>(EVERYTHING).read(null, decoder.over(bytes, 0, bytes.length));
                assertThat(whole).isEqualTo(asAvroReads(bytes));
                assertThat(decoder.remaining()).isZero();

                GenericData.Record last = new GenericDatumReader<GenericData.Record>(EVERYTHING, LAST_ONLY)
                        .read(null, decoder.over(bytes, 0, bytes.length));
                assertThat(last.get("u")).isEqualTo(((GenericData.Record) whole).get("u"));
                assertThat(decoder.remaining()).isZero();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22})
    void reads_every_number(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            long number = random.nextLong() >> random.nextInt(64);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            encoder.writeLong(number);
            encoder.writeInt((int) number);
            encoder.writeDouble(Double.longBitsToDouble(number));
            BoundedDecoder decoder = new BoundedDecoder().over(out.toByteArray(), 0, out.size());

            assertThat(decoder.readLong()).isEqualTo(number);
            assertThat(decoder.readInt()).isEqualTo((int) number);
            assertThat(Double.doubleToRawLongBits(decoder.readDouble())).isEqualTo(number);
        }
    }

    private static BoundedDecoder over(int... bytes) {
        byte[] data = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            data[i] = (byte) bytes[i];
        }
        return new BoundedDecoder().over(data, 0, data.length);
    }

    @Test
    void a_length_beyond_the_end_is_refused_before_anything_is_allocated() {
        int[] twoGigabytes = {0xFE, 0xFF, 0xFF, 0xFF, 0x0F};

        assertThatThrownBy(() -> over(twoGigabytes).readString()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> over(twoGigabytes).readString(null)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> over(twoGigabytes).readBytes(null)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> over(twoGigabytes).readArrayStart()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> over(twoGigabytes).readMapStart()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> over(twoGigabytes).skipArray()).isInstanceOf(IOException.class);
    }

    @Test
    void negative_lengths_endless_numbers_and_odd_booleans_are_refused() {
        assertThatThrownBy(() -> over(1, 'x').readString()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> over(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1)
                        .readLong())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> over(0x80, 0x80, 0x80, 0x80, 0x80, 1).readInt())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> over(2).readBoolean()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> over().readDouble()).isInstanceOf(IOException.class);
    }
}
