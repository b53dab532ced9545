package io.sluice.store;

import static io.sluice.store.Happened.BTC;
import static io.sluice.store.Happened.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.store.StoreStatus.State;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.JavaCommand;
import io.sluice.testkit.JavaProcess;
import io.sluice.testkit.WithCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WithCluster
@DisplayName("N-AUDIT topics become rows exactly once")
@SuppressWarnings("NullAway.Init") // made before all tests
class StoreFollowerTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Each takes the start of a process; more of them by {@code -Dsluice.injections}. */
    private static final int KILLS = 3;

    private static final int ORDERS_A_KILL = 60;
    private static final int LATEST_KILL_MILLIS = 200;

    private static EmbeddedRegistry server;
    private static SchemaRegistryClient registry;
    private static Cluster cluster;

    @TempDir
    private Path folder;

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

    private static void awaitAll(StoreFollower follower) throws InterruptedException {
        Await.until(
                "all records are rows: " + follower.status(),
                SOON,
                () -> follower.status().state() == State.FOLLOWING
                        && follower.status().behind() == 0);
    }

    /** All rows of all tables, as text, in order. */
    private static Map<String, List<String>> contents(Database database) throws SQLException {
        Map<String, List<String>> contents = new LinkedHashMap<>();
        List<String> tables = new ArrayList<>(List.of("holders", "refused_records", "source_offsets"));
        for (StoreTable table : StoreTable.values()) {
            tables.add(table.sql());
        }
        try (Connection connection = database.reader();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                contents.put(table, rows(statement, "SELECT * FROM " + table + " ORDER BY 1, 2, 3"));
            }
        }
        return contents;
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.append(found.getString(column)).append('|');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static int count(Database database, String table) throws SQLException {
        return contents(database).getOrDefault(table, List.of()).size();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_committed_becomes_rows_and_what_is_not_does_not(TestDatabase kind) throws Exception {
        Scene scene = new Scene(cluster, registry);
        scene.write(scene.aDay(20));
        scene.writeAborted(Topics.FILLS, Happened.fill("never", "main", BTC, noonPlus(0)));
        try (Database database = new Database(kind.fresh(folder))) {
            try (StoreFollower follower = StoreFollower.start(scene.settings(), registry, database)) {
                awaitAll(follower);
                scene.write(Topics.FILLS, Happened.fill("later", "main", BTC, noonPlus(99)));
                Await.until("the new fill", SOON, () -> count(database, "fills") == 21);
                assertThat(follower.status().rows()).isEqualTo(20 * 6 + 1);
            }
            Archive archive = new Archive(database);
            assertThat(archive.find(StoreTable.FILLS, "never")).isEmpty();
            assertThat(archive.page(ArchiveQuery.of(StoreTable.ORDERS)
                                    .where(Column.STATUS, "FILLED")
                                    .limit(50))
                            .items())
                    .hasSize(20);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("N-AUDIT a crash before or after any statement leaves no row twice and none missing")
    void a_crash_at_any_statement(TestDatabase kind) throws Exception {
        Scene scene = new Scene(cluster, registry);
        scene.write(scene.aDay(2));
        RecordedLog log = new RecordedLog(scene, registry);
        try (Database database = new Database(kind.fresh(folder))) {
            database.migrate();
            log.read(database, database::writer);
            Map<String, List<String>> expected = contents(database);
            int crashes = 0;
            for (boolean afterwards : new boolean[] {false, true}) {
                FailingConnection failing;
                int step = 0;
                do {
                    failing = new FailingConnection(++step, afterwards);
                    empty(database);
                    log.read(database, failing.first(database::writer));
                    assertThat(contents(database))
                            .as("dies %s step %d", afterwards ? "after" : "before", step)
                            .isEqualTo(expected);
                    crashes += failing.dead() ? 1 : 0;
                } while (failing.dead());
            }
            assertThat(crashes).as("crashes that were tried").isGreaterThan(70);
        }
    }

    @Test
    @DisplayName("N-AUDIT a process that is killed at any moment leaves no row twice and none missing")
    void killed_at_any_moment() throws Exception {
        int kills = Integer.getInteger("sluice.injections", KILLS);
        Scene scene = new Scene(cluster, registry);
        Map<Topic<?>, List<SpecificRecord>> day = scene.aDay(ORDERS_A_KILL * kills);
        Path killed = folder.resolve("killed.db");
        RandomGenerator random = new SplittableRandom(kills);
        for (int kill = 0; kill < kills; kill++) {
            scene.write(part(day, kill, kills));
            try (JavaProcess process = JavaCommand.of(StoreProcess.class)
                    .withJvmOptions("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                    .withArguments(
                            cluster.bootstrapServers(),
                            server.url(),
                            scene.namespace().name(),
                            killed.toString())
                    .start()) {
                process.awaitLine(StoreProcess.WRITING::equals, SOON);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LATEST_KILL_MILLIS));
                process.kill();
            }
        }
        assertThat(followed(scene, killed)).isEqualTo(followed(scene, folder.resolve("never-killed.db")));
        try (Database database = new Database(DatabaseSettings.sqlite(killed))) {
            assertThat(count(database, "order_events")).isEqualTo(2 * ORDERS_A_KILL * kills);
        }
    }

    private static Map<Topic<?>, List<SpecificRecord>> part(
            Map<Topic<?>, List<SpecificRecord>> day, int number, int parts) {
        Map<Topic<?>, List<SpecificRecord>> part = new LinkedHashMap<>();
        day.forEach((topic, records) -> part.put(
                topic, records.subList(records.size() * number / parts, records.size() * (number + 1) / parts)));
        return part;
    }

    /** What a database holds when a store has followed to the end. */
    private static Map<String, List<String>> followed(Scene scene, Path file) throws Exception {
        try (Database database = new Database(DatabaseSettings.sqlite(file));
                StoreFollower follower = StoreFollower.start(scene.settings(), registry, database)) {
            awaitAll(follower);
            return contents(database);
        }
    }

    private static void empty(Database database) throws SQLException {
        List<String> tables = List.copyOf(contents(database).keySet());
        try (Connection connection = database.writer();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.executeUpdate("DELETE FROM " + table);
            }
            connection.commit();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("X-RUNBOOKS database down: nothing is lost, and it catches up")
    void a_database_that_is_away_for_a_while(TestDatabase kind) throws Exception {
        Scene scene = new Scene(cluster, registry);
        AtomicInteger attempts = new AtomicInteger();
        AtomicBoolean away = new AtomicBoolean(true);
        try (Database database = new Database(kind.fresh(folder));
                StoreFollower follower = new StoreFollower(scene.settings(), registry, database::migrate, () -> {
                    attempts.incrementAndGet();
                    if (away.get()) {
                        throw new SQLException("connection refused");
                    }
                    return database.writer();
                })) {
            follower.start();
            scene.write(scene.aDay(5));
            Await.until("it tries again", SOON, () -> attempts.get() >= 3);
            assertThat(follower.status())
                    .extracting(StoreStatus::state, StoreStatus::reason)
                    .containsExactly(State.WAITING, "connection refused");

            away.set(false);

            awaitAll(follower);
            assertThat(count(database, "order_events")).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_record_that_cannot_become_a_row_is_kept_with_its_reason_and_holds_up_none(TestDatabase kind)
            throws Exception {
        Scene scene = new Scene(cluster, registry);
        scene.write(Topics.FILLS, Happened.fill("F1", "main", BTC, noonPlus(1)));
        scene.writeBytes(Topics.FILLS, "not avro".getBytes(StandardCharsets.UTF_8));
        scene.write(
                Topics.FILLS,
                Happened.fill("nul\0", "main", BTC, noonPlus(2)),
                Happened.fill("F2", "main", BTC, noonPlus(3)));
        try (Database database = new Database(kind.fresh(folder));
                StoreFollower follower = StoreFollower.start(scene.settings(), registry, database)) {
            awaitAll(follower);

            // SQLite takes a NUL in its text, PostgreSQL does not.
            int refused = kind == TestDatabase.SQLITE ? 1 : 2;
            List<String> kept = contents(database).getOrDefault("refused_records", List.of());
            assertThat(kept).hasSize(refused);
            assertThat(kept.getFirst())
                    .startsWith(Topics.FILLS.in(scene.namespace()) + "|0|1|0|BAD_MAGIC on topic ")
                    .endsWith("|null|bm90IGF2cm8=|");
            assertThat(follower.status().refused()).isEqualTo(refused);
            assertThat(count(database, "fills")).isEqualTo(4 - refused);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_rebuild_gives_the_same_tables(TestDatabase kind) throws Exception {
        Scene scene = new Scene(cluster, registry);
        scene.write(scene.aDay(10));
        try (Database database = new Database(kind.fresh(folder));
                StoreFollower follower = StoreFollower.start(scene.settings(), registry, database)) {
            awaitAll(follower);
            Map<String, List<String>> before = contents(database);
            long rows = follower.status().rows();
            damage(database);

            long forgotten = new StoreRebuild(scene.settings(), database).forget();

            Await.until(
                    "everything is read again", SOON, () -> follower.status().rows() == 2 * rows);
            assertThat(forgotten).isEqualTo(10 * 4 - 1);
            assertThat(contents(database)).isEqualTo(before);
        }
    }

    private static void damage(Database database) throws SQLException {
        try (Connection connection = database.writer();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE fills SET record = 'other' WHERE id = 'F3'");
            statement.executeUpdate("UPDATE positions SET record = 'other'");
            statement.executeUpdate("UPDATE orders SET status = 'ACCEPTED'");
            statement.executeUpdate("DELETE FROM order_events WHERE id = 'O4/1'");
            connection.commit();
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_stores_on_one_database_write_each_row_once(TestDatabase kind) throws Exception {
        Scene scene = new Scene(cluster, registry);
        try (Database database = new Database(kind.fresh(folder));
                StoreFollower one = StoreFollower.start(scene.settings(), registry, database);
                StoreFollower other = StoreFollower.start(scene.settings(), registry, database)) {
            for (int round = 0; round < 5; round++) {
                scene.write(Topics.POSITIONS, Happened.position("main", BTC, "1", noonPlus(round)));
                int rows = round + 1;
                Await.until("its row", SOON, () -> count(database, "positions") == rows);
            }
            assertThat(one.status().rows() + other.status().rows()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_database_of_another_namespace_is_refused(TestDatabase kind) throws Exception {
        try (Database database = new Database(kind.fresh(folder))) {
            try (StoreFollower first =
                    StoreFollower.start(new Scene(cluster, registry).settings(), registry, database)) {
                awaitAll(first);
            }
            try (StoreFollower second =
                    StoreFollower.start(new Scene(cluster, registry).settings(), registry, database)) {
                Await.until("it waits", SOON, () -> second.status().state() == State.WAITING);
                assertThat(second.status().reason()).startsWith("the database holds another namespace than scene");
            }
        }
    }
}
