package io.sluice.local.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.audit.AuditWriter;
import io.sluice.local.CommandRun;
import io.sluice.local.SchemaRegistration;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.AvroSerializer;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import io.sluice.topologies.admin.TopicCreator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the store and of the audit chain, against a real broker and a real registry. */
@WithCluster
class RecordCommandsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Namespace NAMESPACE = new Namespace("recorded");

    @TempDir
    private static Path folder;

    private static Cluster cluster;
    private static EmbeddedRegistry server;
    private static SchemaRegistryClient registry;

    @BeforeAll
    static void start(Cluster shared) {
        cluster = shared;
        server = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
        registry = new SchemaRegistryClient(RegistryConfig.of(server.url()));
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            new TopicCreator(admin, NAMESPACE, TopicSettings.singleNode(true)).create();
        }
        new SchemaRegistration(registry, NAMESPACE).register();
    }

    @AfterAll
    static void stop() {
        registry.close();
        server.close();
    }

    @Test
    @DisplayName("N-AUDIT the chain is verified, signed, copied to SQL, and a forged entry is named")
    void from_the_first_entry_to_a_forged_one() throws Exception {
        command("K1");
        audited(3);
        Path checkpoint = folder.resolve("checkpoint.json");

        CommandRun signed = run("audit", "checkpoint", "--out", checkpoint.toString());
        assertThat(signed.status()).isZero();
        String key = signed.out().getLast();
        assertThat(signed.out().getFirst()).startsWith("Signed up to entry 3 in " + checkpoint);
        assertThat(run("audit", "verify").out())
                .singleElement()
                .asString()
                .startsWith("The chain is whole: entries 1 to 3, hash ")
                .endsWith("Without a checkpoint from elsewhere this does not show whether its end was cut off.");
        assertThat(run("audit", "verify", "--checkpoint", checkpoint.toString(), "--public-key", key)
                        .out())
                .singleElement()
                .asString()
                .endsWith(" It holds the checkpoint of entry 3.");

        assertThat(run("store", "rebuild").out()).containsExactly("All topics are rows again (0 records refused).");
        assertThat(run("audit", "verify", "--from-sql").out())
                .singleElement()
                .asString()
                .startsWith("The chain is whole: entries 1 to 3, hash ");
        assertThat(run("doctor").out())
                .anyMatch(line -> line.matches("ok +store +0 records behind, 0 refused, in jdbc:sqlite:.*recorded.db"));

        forge();
        CommandRun refused = run("audit", "verify");
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err())
                .containsExactly("UNREADABLE at entry 4: The record in place of entry 4 is no entry: it is empty");
    }

    private static void command(String id) throws InterruptedException, ExecutionException {
        OperatorCommand command = OperatorCommand.newBuilder()
                .setId(id)
                .setAccount("main")
                .setKind(OperatorCommandKind.HALT)
                .setWho("ana")
                .setReason("lunch")
                .setTime(NOON)
                .build();
        String topic = Topics.OPERATOR_COMMANDS.in(NAMESPACE);
        try (AvroSerializer<OperatorCommand> serializer = new AvroSerializer<>(registry, SerdeConfig.LOOKUP_ONLY)) {
            cluster.topics()
                    .produce(List.of(new ProducerRecord<>(
                            topic, 0, NOON.toEpochMilli(), new byte[] {'k'}, serializer.serialize(topic, command))));
        }
    }

    /** Start, command and stop are three entries. */
    private static void audited(long entries) throws InterruptedException {
        AuditWriter writer = AuditWriter.start(
                cluster.clientSettings(),
                NAMESPACE,
                registry,
                new AuditWriter.Run("sluice up", "main:c0ffee", InstantSource.fixed(NOON)));
        try (writer) {
            Await.until(
                    "the command's entry", LIMIT, () -> writer.status().head().sequence() == entries - 1);
        }
    }

    private static void forge() throws InterruptedException, ExecutionException {
        cluster.topics()
                .produce(List.of(new ProducerRecord<>(
                        Topics.AUDIT_ENTRIES.in(NAMESPACE), 0, NOON.toEpochMilli(), new byte[] {'k'}, (byte[]) null)));
    }

    private static CommandRun run(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--namespace", NAMESPACE.name(), "--data-dir", folder.toString()));
        if (!arguments.contains("--from-sql")) {
            arguments.addAll(List.of("--bootstrap-servers", cluster.bootstrapServers(), "--registry", server.url()));
        }
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
