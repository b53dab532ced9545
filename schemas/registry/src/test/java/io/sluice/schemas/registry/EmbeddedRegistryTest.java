package io.sluice.schemas.registry;

import static io.sluice.schemas.registry.Schemas.FIRST;
import static io.sluice.schemas.registry.Schemas.OPTIONAL_ADDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.broker.BrokerSettings;
import io.sluice.broker.EmbeddedBroker;
import io.sluice.schemas.registry.fixture.Order;
import io.sluice.schemas.serde.AnyAvroDecoder;
import io.sluice.schemas.serde.AvroSerde;
import io.sluice.schemas.serde.CompatibilityLevel;
import io.sluice.schemas.serde.CompatibilityVerdict;
import io.sluice.schemas.serde.RecordJson;
import io.sluice.schemas.serde.RegisteredSchema;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-REGISTRY the embedded registry on a real broker")
class EmbeddedRegistryTest {
    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private static EmbeddedRegistry registry(String topic) {
        return EmbeddedRegistry.start(broker.bootstrapServers(), "127.0.0.1", 0, topic);
    }

    private static SchemaRegistryClient client(EmbeddedRegistry registry) {
        return new SchemaRegistryClient(RegistryConfig.of(registry.url()));
    }

    private static String topic(TestInfo test) {
        return "_schemas-" + test.getTestMethod().orElseThrow().getName();
    }

    private static Schema schema(String text) {
        return new Schema.Parser().parse(text);
    }

    @Test
    void a_restart_on_the_same_topic_answers_the_same_ids(TestInfo test) {
        RegisteredSchema second;
        try (EmbeddedRegistry registry = registry(topic(test));
                SchemaRegistryClient client = client(registry)) {
            assertThat(client.register("a", schema(FIRST))).isEqualTo(1);
            assertThat(client.register("a", schema(OPTIONAL_ADDED))).isEqualTo(2);
            assertThat(client.register("b", schema(OPTIONAL_ADDED))).isEqualTo(2);
            client.setCompatibility("b", CompatibilityLevel.FULL_TRANSITIVE);
            second = client.latest("a");
        }
        try (EmbeddedRegistry registry = registry(topic(test));
                SchemaRegistryClient client = client(registry)) {
            assertThat(client.byId(1)).isEqualTo(schema(FIRST));
            assertThat(client.latest("a"))
                    .isEqualTo(second)
                    .isEqualTo(new RegisteredSchema("a", 2, 2, second.schema()));
            assertThat(client.versionsOf("a")).containsExactly(1, 2);
            assertThat(client.subjects()).containsExactly("a", "b");
            assertThat(client.compatibility("a")).isEmpty();
            assertThat(client.compatibility("b")).contains(CompatibilityLevel.FULL_TRANSITIVE);
            assertThat(client.register("c", schema(Schemas.RETYPED))).isEqualTo(3);
        }
    }

    @Test
    void our_client_takes_a_subject_away_for_good(TestInfo test) {
        try (EmbeddedRegistry registry = registry(topic(test));
                SchemaRegistryClient client = client(registry)) {
            client.register("a", schema(FIRST));
            client.register("a", schema(OPTIONAL_ADDED));
            client.setCompatibility("a", CompatibilityLevel.FULL_TRANSITIVE);
            client.register("a.b", schema(FIRST));

            assertThat(client.delete("a")).isTrue();
            assertThat(client.delete("a")).isFalse();

            assertThat(client.subjects()).containsExactly("a.b");
            assertThat(client.compatibility("a")).isEmpty();
            assertThat(client.latest("a.b").id()).isEqualTo(1);
            assertThat(client.register("a", schema(FIRST))).isEqualTo(1);
            assertThat(client.versionsOf("a")).containsExactly(1);
        }
    }

    @Test
    @DisplayName("C-AVRO a record goes through serde and registry, typed and untyped")
    void our_serde_writes_and_reads_through_it(TestInfo test) {
        try (EmbeddedRegistry registry = registry(topic(test));
                SchemaRegistryClient writing = client(registry);
                SchemaRegistryClient reading = client(registry)) {
            byte[] bytes = AvroSerde.of(Order.class, writing).serializer().serialize("orders", Orders.order());

            AvroSerde<Order> orders = AvroSerde.of(Order.class, reading, SerdeConfig.LOOKUP_ONLY);
            assertThat(orders.deserializer().deserialize("orders", bytes)).isEqualTo(Orders.order());
            assertThat(orders.serializer().serialize("orders", Orders.order())).isEqualTo(bytes);
            assertThat(RecordJson.render(new AnyAvroDecoder(reading).decode("orders", bytes)))
                    .isEqualTo(Orders.JSON);
        }
    }

    @Test
    void our_client_is_told_why_a_schema_does_not_fit(TestInfo test) {
        try (EmbeddedRegistry registry = registry(topic(test));
                SchemaRegistryClient client = client(registry)) {
            client.register("a", schema(FIRST));

            assertThat(client.check("a", schema(OPTIONAL_ADDED))).isEqualTo(new CompatibilityVerdict(true, List.of()));
            assertThat(client.check("a", schema(Schemas.REQUIRED_ADDED)))
                    .isEqualTo(new CompatibilityVerdict(
                            false,
                            List.of("the new schema cannot read records of version 1: "
                                    + "READER_FIELD_MISSING_DEFAULT_VALUE at /fields/1 (b)")));
            assertThatThrownBy(() -> client.register("a", schema(Schemas.REQUIRED_ADDED)))
                    .hasMessageContaining("not BACKWARD compatible")
                    .hasMessageContaining("(HTTP 409, error code 409)");
        }
    }

    @Test
    void the_topic_is_compacted_has_one_partition_and_is_flushed(TestInfo test) throws Exception {
        try (EmbeddedRegistry registry = registry(topic(test));
                Admin admin = admin()) {
            assertThat(registry.port()).isPositive();
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic(test));
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(config.get("flush.messages").value()).isEqualTo("1");
            assertThat(admin.describeTopics(List.of(topic(test)))
                            .allTopicNames()
                            .get()
                            .get(topic(test))
                            .partitions())
                    .hasSize(1);
        }
    }

    @Test
    void what_another_registry_wrote_is_read_and_damage_is_skipped(TestInfo test) throws Exception {
        registry(topic(test)).close();
        write(topic(test), "{\"keytype\":\"NOOP\",\"magic\":0}", null);
        write(topic(test), "not json", "neither");
        write(
                topic(test),
                "{\"keytype\":\"SCHEMA\",\"subject\":\"s\",\"version\":1,\"magic\":1}",
                "{\"subject\":\"s\",\"version\":1,\"id\":41,\"schema\":\"\\\"int\\\"\",\"deleted\":false}");

        try (EmbeddedRegistry registry = registry(topic(test));
                SchemaRegistryClient client = client(registry)) {
            assertThat(client.byId(41)).isEqualTo(Schema.create(Schema.Type.INT));
            write(
                    topic(test),
                    "{\"keytype\":\"SCHEMA\",\"subject\":\"s\",\"version\":2,\"magic\":1}",
                    "{\"subject\":\"s\",\"version\":2,\"id\":50,\"schema\":\"\\\"long\\\"\",\"deleted\":false}");
            assertThat(client.register("t", Schema.create(Schema.Type.STRING)))
                    .as("a change is decided on all that stands in the topic")
                    .isEqualTo(51);
        }
    }

    private static void write(String topic, String key, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @Test
    void a_topic_that_is_no_log_is_refused(TestInfo test) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic(test), Optional.of(2), Optional.empty())))
                    .all()
                    .get();
        }

        assertThatThrownBy(() -> registry(topic(test)))
                .isInstanceOf(RegistryStartException.class)
                .hasMessageContaining(
                        topic(test) + " must have one partition and cleanup.policy compact, it has 2 and delete");
    }

    @Test
    void a_port_that_is_taken_is_named(TestInfo test) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> EmbeddedRegistry.start(broker.bootstrapServers(), "127.0.0.1", port, topic(test)))
                    .isInstanceOf(RegistryStartException.class)
                    .hasMessageStartingWith("cannot serve on 127.0.0.1:" + port);
        }
    }
}
