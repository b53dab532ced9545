package io.sluice.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.serde.fixture.Ping;
import io.sluice.schemas.serde.fixture.Trade;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {
    private static final String TOPIC = "paper.pings";
    private static final String PING = Ping.getClassSchema().toString().replace("avro.java.string", "x");

    private final StubRegistry registry = new StubRegistry();
    private final SchemaRegistryClient client = registry.client();
    private final AvroSerde<Ping> pings = AvroSerde.of(Ping.class, client);

    @AfterEach
    void close() {
        client.close();
        registry.close();
    }

    private byte[] write(Ping ping) {
        return pings.serializer().serialize(TOPIC, ping);
    }

    private Ping read(byte[] bytes) {
        return pings.deserializer().deserialize(TOPIC, bytes);
    }

    @Test
    @DisplayName("C-AVRO a value is byte 0, four bytes of schema id, and the Avro body")
    void writes_the_confluent_wire_format() {
        registry.holds("other-value", "\"string\"");

        assertThat(write(new Ping("hi"))).containsExactly(0, 0, 0, 0, 2, 4, 'h', 'i');
        assertThat(registry.requests()).containsExactly("POST /subjects/paper.pings-value/versions");
    }

    @Test
    @DisplayName("C-AVRO every kind of field comes back as it was written")
    void reads_back_what_it_wrote() {
        AvroSerde<Trade> trades = AvroSerde.of(Trade.class, client);
        Trade trade = Trades.trade();

        byte[] bytes = trades.serializer().serialize("trades", trade);

        assertThat(trades.deserializer().deserialize("trades", bytes)).isEqualTo(trade);
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(write(null)).isNull();
        assertThat(read(null)).isNull();
        assertThat(pings.deserializer().deserialize(TOPIC, new RecordHeaders(), (ByteBuffer) null))
                .isNull();
    }

    @Test
    void asks_the_registry_once_for_many_records() {
        for (int i = 0; i < 100; i++) {
            assertThat(read(write(new Ping("n" + i)))).isEqualTo(new Ping("n" + i));
        }

        assertThat(registry.requests())
                .containsExactly("POST /subjects/paper.pings-value/versions", "GET /schemas/ids/1");
    }

    @Test
    void reads_out_of_the_middle_of_a_larger_buffer() {
        byte[] frame = write(new Ping("hi"));
        ByteBuffer larger =
                ByteBuffer.allocate(frame.length + 6).position(3).put(3, frame).limit(3 + frame.length);

        assertThat(pings.deserializer().deserialize(TOPIC, new RecordHeaders(), larger.slice()))
                .isEqualTo(new Ping("hi"));
        assertThat(pings.deserializer().deserialize(TOPIC, new RecordHeaders(), larger.asReadOnlyBuffer()))
                .isEqualTo(new Ping("hi"));
    }

    @Test
    @DisplayName("C-EVOLVE a reader fills a field that the writer did not know yet with its default")
    void resolves_an_older_writers_schema() {
        Schema older = new Schema.Parser()
                .parse(PING.replace("\"fields\":[", "\"fields\":[{\"name\":\"gone\",\"type\":\"int\"},"));
        int id = registry.holds("older", older.toString());

        assertThat(read(new byte[] {0, 0, 0, 0, (byte) id, 84, 4, 'h', 'i'})).isEqualTo(new Ping("hi"));
    }

    @Test
    void many_threads_share_one_serde() throws Exception {
        AvroSerde<Trade> trades = AvroSerde.of(Trade.class, client);
        Callable<Boolean> roundTrips = () -> LongStream.range(0, 2_000)
                .mapToObj(Trades::trade)
                .allMatch(trade -> trade.equals(trades.deserializer()
                        .deserialize("trades", trades.serializer().serialize("trades", trade))));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> results = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(roundTrips))
                    .toList();
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @Test
    void a_record_that_its_schema_forbids_is_refused_and_leaves_nothing_behind() {
        assertThatThrownBy(() -> write(new Ping(null)))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith("cannot write io.sluice.schemas.serde.fixture.Ping to paper.pings");
        assertThat(write(new Ping("hi"))).containsExactly(0, 0, 0, 0, 1, 4, 'h', 'i');
    }

    @Test
    void without_auto_registration_an_unregistered_schema_is_refused() {
        AvroSerde<Ping> lookingUp = AvroSerde.of(Ping.class, client, SerdeConfig.LOOKUP_ONLY);

        assertThatThrownBy(() -> lookingUp.serializer().serialize(TOPIC, new Ping("hi")))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refused -> assertThat(refused.errorCode()).isEqualTo(40403));
        assertThat(registry.schemas()).isEmpty();
    }

    @Test
    void without_auto_registration_a_schema_is_found_with_its_java_properties_too() {
        AvroSerde<Ping> lookingUp = AvroSerde.of(Ping.class, client, SerdeConfig.LOOKUP_ONLY);
        registry.holds(TOPIC + "-value", Ping.getClassSchema().toString());

        assertThat(lookingUp.serializer().serialize(TOPIC, new Ping("hi"))).startsWith(0, 0, 0, 0, 1);
    }

    @Test
    void the_latest_version_is_used_only_where_it_encodes_alike() {
        AvroSerde<Ping> latest = AvroSerde.of(Ping.class, client, new SerdeConfig(true, true, Optional.empty()));
        String documented = PING.replace("\"fields\"", "\"doc\":\"A ping.\",\"fields\"");
        registry.holds("alike-value", documented);
        registry.holds("different-value", documented.replace("\"text\"", "\"words\""));

        assertThat(latest.serializer().serialize("alike", new Ping("hi"))).startsWith(0, 0, 0, 0, 1);
        assertThatThrownBy(() -> latest.serializer().serialize("different", new Ping("hi")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("version 1 of different-value, the latest, encodes differently");
    }

    @Test
    void configured_by_class_name_it_reads_whatever_class_the_schema_names() {
        try (AvroSerde<Ping> byName = new AvroSerde<>()) {
            byName.configure(Map.of("schema.registry.url", registry.url(), "specific.avro.reader", "true"), true);
            byte[] bytes = byName.serializer().serialize(TOPIC, new Ping("hi"));

            assertThat(byName.deserializer().deserialize(TOPIC, bytes)).isEqualTo(new Ping("hi"));
            assertThat(registry.requests())
                    .containsExactly("POST /subjects/paper.pings-key/versions", "GET /schemas/ids/1");
        }
    }

    @Test
    void generic_reading_is_refused_where_generated_classes_are_promised() {
        Map<String, String> config = Map.of("schema.registry.url", registry.url());
        try (AvroDeserializer<Ping> unbound = new AvroDeserializer<>()) {
            assertThatThrownBy(() -> unbound.configure(config, false))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("specific.avro.reader must be true");
        }
    }
}
