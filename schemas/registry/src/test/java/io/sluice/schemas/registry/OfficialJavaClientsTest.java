package io.sluice.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.broker.BrokerSettings;
import io.sluice.broker.EmbeddedBroker;
import io.sluice.schemas.registry.fixture.Order;
import io.sluice.schemas.serde.AnyAvroDecoder;
import io.sluice.schemas.serde.AvroSerde;
import io.sluice.schemas.serde.RecordJson;
import io.sluice.schemas.serde.RegisteredSchema;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-REGISTRY Confluent's own Java code works with our registry and our records")
class OfficialJavaClientsTest {
    /** Client 7.5.3, relocated together with its Avro. */
    private static final String CLIENT_JAR = "client.jar";

    private static final String CLIENT =
            "org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.";

    /** Client, serializer and deserializer 5.5.3 with Avro 1.9.2. */
    private static final String SERDE_JAR = "serde.jar";

    private static final String SERDE_CLIENT = "io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient";
    private static final String SCHEMA = SchemaText.of(Order.getClassSchema());
    private static final String RETYPED = SCHEMA.replace("\"double\"", "\"string\"");

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static EmbeddedRegistry registry;
    private static SchemaRegistryClient ours;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")));
        registry = EmbeddedRegistry.start(broker.bootstrapServers(), "127.0.0.1", 0);
        ours = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
    }

    @AfterAll
    static void stop() {
        ours.close();
        registry.close();
        broker.close();
    }

    @Test
    void the_client_registers_finds_checks_configures_and_deletes() throws IOException {
        try (URLClassLoader loader = Foreign.load(CLIENT_JAR)) {
            Foreign client = Foreign.create(loader, CLIENT + "client.CachedSchemaRegistryClient", registry.url(), 100);
            Foreign schema = Foreign.create(loader, CLIENT + "avro.AvroSchema", SCHEMA);
            Foreign retyped = Foreign.create(loader, CLIENT + "avro.AvroSchema", RETYPED);

            int id = (Integer) client.call("register", "client-value", schema).value();

            assertThat(ours.latest("client-value"))
                    .isEqualTo(new RegisteredSchema("client-value", 1, id, ours.byId(id)));
            assertThat(client.call("getId", "client-value", schema).value()).isEqualTo(id);
            assertThat(client.call("getVersion", "client-value", schema).value())
                    .isEqualTo(1);
            assertThat(client.call("getAllVersions", "client-value").value()).isEqualTo(List.of(1));
            assertThat(client.call("getAllSubjectsById", id).value()).asString().contains("client-value");
            assertThat(client.call("getSchemaBySubjectAndId", "", id)
                            .call("canonicalString")
                            .value())
                    .isEqualTo(SCHEMA);
            Foreign latest = client.call("getLatestSchemaMetadata", "client-value");
            assertThat(latest.call("getId").value()).isEqualTo(id);
            assertThat(latest.call("getSchema").value()).isEqualTo(SCHEMA);
            assertThat(client.call("testCompatibility", "client-value", schema).value())
                    .isEqualTo(true);
            assertThat(client.call("testCompatibilityVerbose", "client-value", retyped)
                            .value())
                    .asString()
                    .contains("TYPE_MISMATCH at /fields/4/type");
            assertRefused(409, () -> client.call("register", "client-value", retyped));
            assertRefused(40401, () -> client.call("getLatestSchemaMetadata", "nowhere"));
            assertRefused(40403, () -> client.call("getSchemaById", 4_711));

            assertThat(client.call("updateCompatibility", "client-value", "FULL_TRANSITIVE")
                            .value())
                    .isEqualTo("FULL_TRANSITIVE");
            assertThat(client.call("getCompatibility", "client-value").value()).isEqualTo("FULL_TRANSITIVE");
            assertThat(client.call("getMode").value()).isEqualTo("READWRITE");
            assertThat(client.call("deleteSubject", "client-value", false).value())
                    .isEqualTo(List.of(1));
            assertThat(client.call("deleteSubject", "client-value", true).value())
                    .isEqualTo(List.of(1));
        }
    }

    private static void assertRefused(int errorCode, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOf(Foreign.ForeignException.class)
                .cause()
                .satisfies(refused -> assertThat(new Foreign(refused.getClass().getClassLoader(), refused)
                                .call("getErrorCode")
                                .value())
                        .isEqualTo(errorCode));
    }

    @Test
    void what_the_serializer_writes_we_read() throws IOException {
        try (URLClassLoader loader = Foreign.load(SERDE_JAR)) {
            Foreign client = Foreign.create(loader, SERDE_CLIENT, registry.url(), 100);
            Foreign serializer = Foreign.create(
                    loader,
                    "io.confluent.kafka.serializers.KafkaAvroSerializer",
                    client,
                    Map.of("schema.registry.url", registry.url()));

            byte[] bytes = (byte[])
                    serializer.call("serialize", "theirs", genericOrder(loader)).value();

            assertThat(AvroSerde.of(Order.class, ours).deserializer().deserialize("theirs", bytes))
                    .isEqualTo(Orders.order());
            assertThat(RecordJson.render(new AnyAvroDecoder(ours).decode("theirs", bytes)))
                    .isEqualTo(Orders.JSON);
            assertThat(AvroSerde.of(Order.class, ours, SerdeConfig.LOOKUP_ONLY)
                            .serializer()
                            .serialize("theirs", Orders.order()))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void what_we_write_the_deserializer_reads() throws IOException {
        try (URLClassLoader loader = Foreign.load(SERDE_JAR)) {
            Foreign client = Foreign.create(loader, SERDE_CLIENT, registry.url(), 100);
            Foreign deserializer = Foreign.create(
                    loader,
                    "io.confluent.kafka.serializers.KafkaAvroDeserializer",
                    client,
                    Map.of("schema.registry.url", registry.url()));
            byte[] bytes = AvroSerde.of(Order.class, ours).serializer().serialize("ours", Orders.order());

            Foreign record = deserializer.call("deserialize", "ours", bytes);

            assertThat(record.value()).isEqualTo(genericOrder(loader).value());
        }
    }

    /** {@link Orders#order} as that version of Avro has it: decimals and instants in their raw form. */
    private static Foreign genericOrder(ClassLoader loader) {
        Foreign schema = Foreign.create(loader, "org.apache.avro.Schema$Parser").call("parse", SCHEMA);
        Foreign sides = schema.call("getField", "side").call("schema");
        Foreign record = Foreign.create(loader, "org.apache.avro.generic.GenericData$Record", schema);
        record.call("put", "orderId", "O-1");
        record.call(
                "put", "side", Foreign.create(loader, "org.apache.avro.generic.GenericData$EnumSymbol", sides, "SELL"));
        byte[] unscaled =
                new BigDecimal("67890.123456789").setScale(18).unscaledValue().toByteArray();
        record.call("put", "price", ByteBuffer.wrap(unscaled));
        record.call("put", "decidedAt", 1_709_210_096_789_012L);
        record.call("put", "mark", 67_891.5);
        record.call("put", "causes", List.of("S-1", "D-1"));
        return record;
    }
}
