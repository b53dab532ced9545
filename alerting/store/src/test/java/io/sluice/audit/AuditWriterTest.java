package io.sluice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.audit.AuditStatus.State;
import io.sluice.audit.ChainFault.Kind;
import io.sluice.schemas.AuditEntry;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.store.Archive;
import io.sluice.store.Database;
import io.sluice.store.DatabaseSettings;
import io.sluice.store.Scene;
import io.sluice.store.StoreFollower;
import io.sluice.store.StoreSettings;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithCluster
@DisplayName("N-AUDIT the chain is written exactly once")
@SuppressWarnings("NullAway.Init") // made before the tests
class AuditWriterTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AuditWriter.Run UP =
            new AuditWriter.Run("sluice up", "c0ffee", InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z")));

    private static EmbeddedRegistry server;
    private static SchemaRegistryClient registry;
    private static Cluster cluster;

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeAll
    static void startRegistry(Cluster own) {
        cluster = own;
        server = EmbeddedRegistry.start(own.bootstrapServers(), "127.0.0.1", 0);
        registry = new SchemaRegistryClient(RegistryConfig.from(Map.of(RegistryConfig.URL, server.url())));
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
        server.close();
    }

    @BeforeEach
    void newScene() throws InterruptedException, ExecutionException {
        scene = new Scene(cluster, registry);
    }

    private AuditWriter writer() {
        return AuditWriter.start(cluster.clientSettings(), scene.namespace(), registry, UP);
    }

    private List<AuditEntry> entries() {
        String topic = Topics.AUDIT_ENTRIES.in(scene.namespace());
        AvroDeserializer<AuditEntry> reader = new AvroDeserializer<>(AuditEntry.class, registry);
        return cluster.topics().readAll(topic).stream()
                .map(record -> reader.deserialize(topic, record.value()))
                .toList();
    }

    private List<String> subjects() {
        return entries().stream()
                .map(entry -> entry.getSequence() + " " + entry.getActor() + ": " + entry.getEntityKind() + " "
                        + entry.getEntityId())
                .toList();
    }

    private Optional<ChainFault> verify() {
        ChainVerifier verifier = new ChainVerifier(scene.namespace(), Optional.empty());
        new AuditTopic(cluster.clientSettings(), scene.namespace(), registry).feed(verifier);
        return verifier.end();
    }

    private static void awaitEntries(AuditWriter writer, long last) throws InterruptedException {
        Await.until("entry " + last, SOON, () -> writer.status().head().sequence() == last);
    }

    @Test
    void what_changed_state_is_told_with_who_did_it_over_restarts_without_a_gap() throws Exception {
        scene.writeDay(1);
        try (AuditWriter writer = writer()) {
            awaitEntries(writer, 5);
        }
        scene.writeOperator("K1");
        scene.writeBytes(Topics.FILLS, "not avro".getBytes(StandardCharsets.UTF_8));
        try (AuditWriter writer = writer()) {
            awaitEntries(writer, 9);
        }

        String fills = Topics.FILLS.in(scene.namespace());
        assertThat(verify()).isEmpty();
        assertThat(subjects())
                .containsExactlyInAnyOrder(
                        "1 sluice up: process sluice up",
                        subjectOf("risk: order O0"),
                        subjectOf("venue paper: order O0"),
                        subjectOf("venue paper: fill F0"),
                        secondEventOf("venue paper: order O0"),
                        "6 sluice up: process sluice up",
                        "7 sluice up: process sluice up",
                        subjectOf("ana: operator-command K1"),
                        subjectOf("unknown: unreadable " + fills + "-0-1"),
                        "10 sluice up: process sluice up");
    }

    private String subjectOf(String text) {
        return subjects().stream()
                .filter(each -> each.endsWith(text))
                .findFirst()
                .orElse(text);
    }

    private String secondEventOf(String text) {
        return subjects().stream()
                .filter(each -> each.endsWith(text))
                .skip(1)
                .findFirst()
                .orElse(text);
    }

    @Test
    void the_later_of_two_writers_goes_on_and_the_earlier_ends() throws Exception {
        try (AuditWriter earlier = writer()) {
            awaitEntries(earlier, 1);
            try (AuditWriter later = writer()) {
                awaitEntries(later, 2);
                scene.writeDay(3);
                Await.until(
                        "the earlier is fenced", SOON, () -> earlier.status().state() == State.FENCED);
                awaitEntries(later, 2 + 3 * 4);
            }
        }
        assertThat(verify()).isEmpty();
        assertThat(entries()).hasSize(2 + 3 * 4 + 1);
    }

    @Test
    void a_writer_that_crashed_in_a_transaction_leaves_no_trace() throws Exception {
        scene.writeDay(2);
        AuditTopic topic = new AuditTopic(cluster.clientSettings(), scene.namespace(), registry);
        scene.crashInATransaction(Topics.AUDIT_ENTRIES, scene.namespace().prefix("audit"));
        try (AuditWriter writer = writer()) {
            awaitEntries(writer, 1 + 2 * 4);
        }
        assertThat(verify()).isEmpty();
        assertThat(topic.head().sequence()).isEqualTo(1 + 2 * 4 + 1);
    }

    @Test
    void the_chain_in_sql_is_verified_too_and_an_edit_there_is_found() throws Exception {
        DatabaseSettings settings = DatabaseSettings.sqlite(folder.resolve("store.db"));
        scene.writeDay(4);
        try (AuditWriter writer = writer()) {
            awaitEntries(writer, 1 + 4 * 4);
        }
        try (Database database = new Database(settings)) {
            try (StoreFollower follower = StoreFollower.start(
                    new StoreSettings(cluster.clientSettings(), scene.namespace()), registry, database)) {
                Await.until(
                        "the chain in SQL: " + follower.status(),
                        SOON,
                        () -> verifySql(database).head().sequence() == 2 + 4 * 4);
            }
            assertThat(verifySql(database).end()).isEmpty();
            edit(settings);
            assertThat(verifySql(database).end())
                    .map(fault -> List.of(fault.sequence(), fault.kind()))
                    .contains(List.of(7L, Kind.EDITED));
        }
    }

    private ChainVerifier verifySql(Database database) {
        ChainVerifier verifier = new ChainVerifier(scene.namespace(), Optional.empty());
        new AuditTable(new Archive(database)).feed(verifier);
        return verifier;
    }

    private static void edit(DatabaseSettings settings) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.url());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE audit SET record = replace(record, '\"actor\":\"', '\"actor\":\"not ') WHERE sequence = 7");
        }
    }
}
