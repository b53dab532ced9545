package io.sluice.schemas.serde;

import static io.sluice.schemas.serde.UndecodableRecord.Reason.BAD_MAGIC;
import static io.sluice.schemas.serde.UndecodableRecord.Reason.CORRUPT_BODY;
import static io.sluice.schemas.serde.UndecodableRecord.Reason.INCOMPATIBLE_SCHEMA;
import static io.sluice.schemas.serde.UndecodableRecord.Reason.TOO_SHORT;
import static io.sluice.schemas.serde.UndecodableRecord.Reason.UNKNOWN_SCHEMA_ID;
import static io.sluice.schemas.serde.UndecodableRecord.Reason.WRONG_RECORD_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.schemas.serde.UndecodableRecord.Reason;
import io.sluice.schemas.serde.fixture.Ping;
import io.sluice.schemas.serde.fixture.Trade;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bad input: every poison record is refused with its reason, a registry out of reach is not one")
class UndecodableRecordTest {
    private static final String TOPIC = "paper.pings";

    private final AtomicLong nanos = new AtomicLong();
    private final StubRegistry registry = new StubRegistry();
    private final SchemaRegistryClient client = new SchemaRegistryClient(
            RegistryConfig.of(registry.url()), new UnknownIds(Duration.ofSeconds(30), nanos::get));
    private final AvroDeserializer<Ping> pings = new AvroDeserializer<>(Ping.class, client);

    @AfterEach
    void close() {
        client.close();
        registry.close();
    }

    private UndecodableRecord refused(int... bytes) {
        byte[] data = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            data[i] = (byte) bytes[i];
        }
        return refused(data);
    }

    private UndecodableRecord refused(byte[] data) {
        return catchThrowableOfType(UndecodableRecord.class, () -> pings.deserialize(TOPIC, data));
    }

    private Reason reason(int... bytes) {
        return refused(bytes).reason();
    }

    private int held(String schema) {
        return registry.holds("any-value", schema);
    }

    private int heldPing() {
        return held(JavaProperties.strip(Ping.getClassSchema()));
    }

    @Test
    void fewer_bytes_than_the_frame() {
        assertThat(reason()).isEqualTo(TOO_SHORT);
        assertThat(reason(0, 0, 0, 1)).isEqualTo(TOO_SHORT);
    }

    @Test
    void another_framing() {
        assertThat(refused(1, 0, 0, 0, 1, 2, 3))
                .hasMessageContaining("BAD_MAGIC on topic paper.pings: magic byte 1: the schema is named by a GUID");
        assertThat(refused("{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("magic byte 123 instead of 0")
                .hasMessageContaining("looks like JSON");
    }

    @Test
    void a_schema_named_in_a_header() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("__value_schema_id", new byte[17]);

        UndecodableRecord refused = catchThrowableOfType(
                UndecodableRecord.class, () -> pings.deserialize(TOPIC, headers, new byte[] {0, 0, 0, 0, 1, 0}));

        assertThat(refused.reason()).isEqualTo(BAD_MAGIC);
        assertThat(refused).hasMessageContaining("__value_schema_id");
    }

    @Test
    void an_id_the_registry_does_not_know() {
        assertThat(reason(0, 0, 0, 0, 9, 0)).isEqualTo(UNKNOWN_SCHEMA_ID);
        assertThat(reason(0, 0xFF, 0, 0, 9, 0)).isEqualTo(UNKNOWN_SCHEMA_ID);
        assertThat(registry.requests()).containsExactly("GET /schemas/ids/9");
    }

    @Test
    void an_unknown_id_is_asked_again_only_after_half_a_minute() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(reason(0, 0, 0, 0, 1, 2, 'x')).isEqualTo(UNKNOWN_SCHEMA_ID);
        }
        assertThat(registry.requests()).containsExactly("GET /schemas/ids/1");
        heldPing();
        assertThat(reason(0, 0, 0, 0, 1, 2, 'x')).isEqualTo(UNKNOWN_SCHEMA_ID);

        nanos.addAndGet(Duration.ofSeconds(30).toNanos());

        assertThat(pings.deserialize(TOPIC, new byte[] {0, 0, 0, 0, 1, 2, 'x'})).isEqualTo(new Ping("x"));
    }

    @Test
    void another_record_or_no_record_at_all() {
        held(JavaProperties.strip(Trade.getClassSchema()));
        held("\"string\"");
        held("this is protobuf");

        assertThat(refused(0, 0, 0, 0, 1, 0))
                .hasMessageContaining(
                        "schema 1 is io.sluice.schemas.serde.fixture.Trade, wanted io.sluice.schemas.serde.fixture.Ping");
        assertThat(reason(0, 0, 0, 0, 1, 0)).isEqualTo(WRONG_RECORD_TYPE);
        assertThat(reason(0, 0, 0, 0, 2, 0)).isEqualTo(WRONG_RECORD_TYPE);
        assertThat(reason(0, 0, 0, 0, 3, 0)).isEqualTo(WRONG_RECORD_TYPE);
    }

    @Test
    void a_schema_of_another_kind() {
        registry.answers(200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message A {}\"}");

        assertThat(refused(0, 0, 0, 0, 1, 0)).hasMessageContaining("schema 1 is PROTOBUF, only AVRO is read");
    }

    @Test
    void the_right_record_of_a_version_that_cannot_be_resolved() {
        held(JavaProperties.strip(Ping.getClassSchema()).replace("\"type\":\"string\"", "\"type\":\"int\""));

        assertThat(reason(0, 0, 0, 0, 1, 0)).isEqualTo(INCOMPATIBLE_SCHEMA);
    }

    @Test
    void a_body_that_does_not_follow_its_schema() {
        heldPing();

        assertThat(reason(0, 0, 0, 0, 1)).isEqualTo(CORRUPT_BODY);
        assertThat(reason(0, 0, 0, 0, 1, 6, 'h', 'i')).isEqualTo(CORRUPT_BODY);
        assertThat(reason(0, 0, 0, 0, 1, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F)).isEqualTo(CORRUPT_BODY);
        assertThat(refused(0, 0, 0, 0, 1, 4, 'h', 'i', 0)).hasMessageContaining("1 bytes after the end of schema 1");
    }

    @Test
    void a_damaged_record_does_not_disturb_the_next() {
        heldPing();
        refused(0, 0, 0, 0, 1, 6, 'h', 'i');

        assertThat(pings.deserialize(TOPIC, new byte[] {0, 0, 0, 0, 1, 4, 'h', 'i'}))
                .isEqualTo(new Ping("hi"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void random_damage_gives_a_record_or_a_reason_and_never_anything_else(long seed) {
        Random random = new Random(seed);
        AvroDeserializer<Trade> trades = new AvroDeserializer<>(Trade.class, client);
        byte[] whole = new AvroSerializer<Trade>(client, SerdeConfig.DEFAULT).serialize("trades", Trades.trade());
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = damage(whole, random);
            try {
                trades.deserialize("trades", damaged);
            } catch (UndecodableRecord expected) {
                assertThat(expected.topic()).isEqualTo("trades");
            }
        }
    }

    /** Cuts the body or lengthens it, and overwrites a few of its bytes; the frame stays. */
    private static byte[] damage(byte[] whole, Random random) {
        byte[] damaged = Arrays.copyOf(whole, 6 + random.nextInt(whole.length));
        for (int hits = random.nextInt(4); hits >= 0; hits--) {
            damaged[5 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt();
        }
        return damaged;
    }

    @Test
    void a_registry_out_of_reach_says_nothing_about_the_record() {
        heldPing();
        byte[] good = {0, 0, 0, 0, 1, 4, 'h', 'i'};
        registry.answers(503, "");
        assertThatThrownBy(() -> pings.deserialize(TOPIC, good))
                .isInstanceOfSatisfying(RegistryUnavailable.class, down -> {
                    assertThat(down.retriable()).isTrue();
                    assertThat(down.status()).isEqualTo(503);
                });

        registry.answersNormally();

        assertThat(pings.deserialize(TOPIC, good)).isEqualTo(new Ping("hi"));
    }

    @Test
    void a_refused_login_or_a_wrong_path_says_nothing_about_the_record() {
        byte[] good = {0, 0, 0, 0, 1, 4, 'h', 'i'};
        registry.answers(401, "{\"error_code\":401,\"message\":\"who are you\"}");
        assertThatThrownBy(() -> pings.deserialize(TOPIC, good)).isExactlyInstanceOf(RegistryException.class);

        registry.answers(404, "<html>nothing here</html>");
        assertThatThrownBy(() -> pings.deserialize(TOPIC, good))
                .isExactlyInstanceOf(RegistryException.class)
                .hasMessageContaining("unexpected answer: <html>nothing here</html>");
    }
}
