package io.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.local.up.History;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import io.sluice.topologies.admin.TopicCreator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that talk to a cluster, against a real broker and a real registry. */
@WithCluster
class ClusterCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LIVE = """
            venues: {binance: {mode: testnet, restUrl: "http://127.0.0.1:1", streamUrl: "ws://127.0.0.1:1"}}
            accounts: [{id: a, venue: binance, currency: USDT, balance: 9000, instruments: ["BINANCE:BTCUSDT"], risk: {gate: TESTNET}}]
            """;

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
    }

    @AfterAll
    static void stop() {
        registry.close();
        server.close();
    }

    @Test
    @DisplayName("C-TAP Any record comes as JSON with where it stands; what does not decode is shown with its bytes")
    void tap_shows_records_and_poison() throws Exception {
        Namespace namespace = populate("tapped");
        String topic = Topics.CANDLES_1M.in(namespace);
        ProducerRecord<byte[], byte[]> withHeaders =
                SomeRecords.record(registry, topic, "BITSTAMP:BTCUSD", SomeRecords.candle());
        withHeaders.headers().add("trace", SomeRecords.bytes("abc"));
        cluster.topics()
                .produce(List.of(
                        withHeaders,
                        SomeRecords.raw(topic, 1_000, SomeRecords.bytes("X"), SomeRecords.bytes("garbage")),
                        SomeRecords.raw(topic, 2_000, null, null)));

        CommandRun run = tap(namespace, "candles.1m", "--max", "3");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasSize(3);
        assertThat(JSON.readTree(run.out().get(0))).isEqualTo(JSON.readTree("""
                        {"topic": "tapped.candles.1m", "partition": 0, "offset": 0, "timestamp": "2013-11-25T08:01:00Z",
                         "key": "BITSTAMP:BTCUSD", "headers": {"trace": "abc"},
                         "value": {"instrument": "BITSTAMP:BTCUSD", "timeframe": "M1", "openTime": "2013-11-25T08:00:00Z",
                                   "closeTime": "2013-11-25T08:01:00Z", "open": 800.5, "high": 801.0, "low": 800.0,
                                   "close": 800.75, "volume": 2.5, "quoteVolume": null, "tradeCount": null,
                                   "complete": true, "source": "test", "knownAt": "2013-11-25T08:01:00Z"}}"""));
        JsonNode poison = JSON.readTree(run.out().get(1));
        assertThat(poison.path("value").isNull()).isTrue();
        assertThat(poison.path("undecodable").path("reason").asText()).isEqualTo("BAD_MAGIC");
        assertThat(poison.path("undecodable").path("base64").asText()).isEqualTo("Z2FyYmFnZQ==");
        assertThat(run.out().get(2))
                .isEqualTo("{\"topic\":\"tapped.candles.1m\",\"partition\":0,\"offset\":2,"
                        + "\"timestamp\":\"1970-01-01T00:00:02Z\",\"key\":null,\"headers\":{},\"value\":null}");
    }

    @Test
    @DisplayName("C-TAP Reads only one key, and from a time on")
    void tap_selects() throws Exception {
        Namespace namespace = populate("selected");
        String topic = Topics.CANDLES_1M.in(namespace);
        for (int minute = 1; minute <= 4; minute++) {
            cluster.topics()
                    .produce(List.of(SomeRecords.raw(
                            topic, minute * 60_000L, SomeRecords.bytes(minute % 2 == 0 ? "even" : "odd"), null)));
        }

        CommandRun evens = tap(namespace, "selected.candles.1m", "--key", "even", "--max", "2");
        CommandRun late = tap(namespace, "candles.1m", "--from", "1970-01-01T00:02:30Z", "--max", "2");

        assertThat(timestamps(evens)).containsExactly("1970-01-01T00:02:00Z", "1970-01-01T00:04:00Z");
        assertThat(timestamps(late)).containsExactly("1970-01-01T00:03:00Z", "1970-01-01T00:04:00Z");
    }

    @Test
    @DisplayName("C-TAP A topic that does not exist is said, with the one that was meant")
    void tap_refuses_unknown_topics() {
        assertThat(tap(new Namespace("nowhere"), "fils"))
                .isEqualTo(new CommandRun(2, List.of(), List.of("There is no topic fils. Did you mean fills?")));
        assertThat(tap(new Namespace("nowhere"), "fills"))
                .isEqualTo(new CommandRun(
                        1,
                        List.of(),
                        List.of("nowhere.fills is in the catalogue, but the cluster does not have it. See './sluice"
                                + " doctor'.")));
    }

    @Test
    @DisplayName("C-TAP On an empty topic it says that it waits, and shows what comes")
    void tap_waits_for_records() throws Exception {
        Namespace namespace = populate("waiting");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(
                () -> Main.run(terminal(out, err), arguments("tap", namespace, "fills", "--max", "1")));

        Await.until(
                "the message",
                LIMIT,
                () -> err.toString(StandardCharsets.UTF_8)
                        .equals("waiting.fills is empty. Waiting for records; Ctrl-C ends.\n"));
        cluster.topics()
                .produce(List.of(
                        SomeRecords.raw(Topics.FILLS.in(namespace), 1_000, SomeRecords.bytes("paper-1"), null)));

        assertThat(status.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"key\":\"paper-1\"");
    }

    @Test
    @DisplayName("C-TAP Ends quietly when nobody reads its output any more, as after | head")
    void tap_ends_when_nobody_reads() throws Exception {
        Namespace namespace = populate("closed");
        cluster.topics()
                .produce(List.of(
                        SomeRecords.raw(Topics.FILLS.in(namespace), 1_000, SomeRecords.bytes("paper-1"), null)));
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int status = Main.run(terminal(closed, err), arguments("tap", namespace, "fills"));

        assertThat(status).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    @DisplayName("X-DOCTOR Finds a healthy cluster healthy")
    void doctor_finds_nothing() {
        Namespace namespace = populate("healthy");

        CommandRun run = doctor(namespace);

        assertThat(run.out().stream().filter(line -> line.startsWith("problem")).toList())
                .isEmpty();
        assertThat(run.status()).isZero();
        int all = Topics.all().size();
        assertThat(run.out())
                .contains(
                        "ok       topics         all " + all + " of namespace healthy are as the catalogue says",
                        "ok       schemas        all " + all + " are registered, FULL_TRANSITIVE");
    }

    @Test
    @DisplayName("X-DOCTOR Names every topic and schema that is missing, and what to do, and ends with 1")
    void doctor_names_what_is_missing() {
        CommandRun run = doctor(new Namespace("missing"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "problem  topics         missing.fills is missing",
                        "problem  schemas        missing.fills-value is not registered");
    }

    @Test
    @DisplayName("C-EVOLVE Registering twice changes nothing")
    void registration_is_idempotent() {
        SchemaRegistration registration = new SchemaRegistration(registry, new Namespace("twice"));
        registration.register();
        registration.register();

        assertThat(registration.verify()).isEmpty();
        assertThat(Topics.all())
                .allSatisfy(topic -> assertThat(registry.versionsOf(topic.subject(new Namespace("twice"))))
                        .containsExactly(1));
    }

    @Test
    @DisplayName("R-STATE A command is kept, and stands in the account's inbox at the account's own time")
    void halt_reaches_the_inbox() throws Exception {
        Namespace namespace = populate("halted");
        AccountEvent tick = AccountEvent.newBuilder()
                .setAccount("paper-1")
                .setKind(AccountEventKind.TICK)
                .setTime(SomeRecords.OPEN)
                .build();
        cluster.topics()
                .produce(List.of(SomeRecords.record(registry, Topics.ACCOUNT_EVENTS.in(namespace), "paper-1", tick)));

        CommandRun halt =
                run("halt", namespace, "--account", "paper-1", "--reason", "lunch", "--id", "k1", "--wait", "0");
        JsonNode kept = JSON.readTree(
                tap(namespace, "operator-commands", "--max", "1").out().getFirst());
        JsonNode event = JSON.readTree(
                tap(namespace, "account-events", "--max", "2").out().get(1));

        assertThat(halt.status()).isZero();
        assertThat(kept.path("key").asText()).isEqualTo("paper-1");
        assertThat(kept.path("value").path("id").asText()).isEqualTo("k1");
        assertThat(kept.path("value").path("kind").asText()).isEqualTo("HALT");
        assertThat(kept.path("value").path("who").asText()).isEqualTo(System.getProperty("user.name"));
        assertThat(kept.path("value").path("reason").asText()).isEqualTo("lunch");
        assertThat(event.path("timestamp").asText()).isEqualTo("2013-11-25T08:00:00Z");
        assertThat(event.path("value").path("kind").asText()).isEqualTo("COMMAND");
        assertThat(event.path("value").path("time").asText()).isEqualTo("2013-11-25T08:00:00Z");
        assertThat(event.path("value").path("command")).isEqualTo(kept.path("value"));
    }

    @Test
    @DisplayName(
            "R-GATE A backtest leaves a record of the strategy that trades live; given to it, doctor finds it current")
    void a_passed_backtest_is_recorded() throws Exception {
        Namespace namespace = populate("gated");
        Path file = folder.resolve("judged/a.gate.json");
        String live = Files.writeString(folder.resolve("live.yaml"), LIVE).toString();
        List<String> before = run("doctor", namespace, "--config", live).out();
        String data = History.write(folder, 600).toString();
        String out = file.getParent().toString();
        CommandRun missing = gate(namespace, file, live);
        CommandRun judged = CommandRun.of("backtest", "--config", live, "--data", data, "--out", out);
        ObjectNode record = (ObjectNode) JSON.readTree(file.toFile());
        String strategy = record.path("strategyId").asText();
        CommandRun refused = gate(namespace, file, live);
        Instant to = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        record.put("passed", true).put("to", to.toString());
        record.path("criteria").forEach(each -> ((ObjectNode) each).put("passed", true));
        Files.writeString(file, record.toString());
        CommandRun given = gate(namespace, file, live);
        CommandRun kept = tap(namespace, "account-events", "--max", "1");

        assertThat(missing)
                .isEqualTo(new CommandRun(
                        2,
                        List.of(),
                        List.of(file + ": there is no such file; a backtest leaves one for each account")));
        assertThat(judged.status()).isEqualTo(3);
        assertThat(before)
                .contains("problem  gate           a: no passed backtest of strategy " + strategy
                        + " is recorded, entries are rejected (R-GATE)");
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err()).last().asString().startsWith(file + ": the backtest did not pass: sharpe, ");
        String who = System.getProperty("user.name");
        assertThat(given)
                .isEqualTo(new CommandRun(0, List.of("GATE given to a by " + who + ": reviewed (id g1)"), List.of()));
        assertThat(JSON.readTree(kept.out().getFirst()).at("/value/command/gateRecord"))
                .isEqualTo(record.without("format"));
        assertThat(run("doctor", namespace, "--config", live).out())
                .contains("ok       gate           a: backtest "
                        + record.path("datasetId").asText() + " of strategy "
                        + strategy + ", on candles up to " + to + ", lets entries through until "
                        + to.plus(Duration.ofDays(30)));
    }

    private static CommandRun gate(Namespace namespace, Path file, String config) {
        String[] options = {"--account", "a", "--reason", "reviewed", "--id", "g1", "--wait", "0", "--config", config};
        return run(
                "gate",
                namespace,
                Stream.concat(Stream.of(file.toString()), Stream.of(options)).toArray(String[]::new));
    }

    @Test
    @DisplayName("R-STATE A command to an account that does not exist is refused")
    void refuses_a_command_to_nobody() {
        Namespace namespace = populate("nobody");

        assertThat(run("resume", namespace, "--account", "papr-1", "--reason", "x"))
                .isEqualTo(new CommandRun(
                        2,
                        List.of(),
                        List.of("There is no account papr-1: nothing ever happened to it, and the configuration has"
                                + " paper-1.")));
    }

    /** Topics and schemas of a namespace, as {@code up} makes them. */
    private static Namespace populate(String name) {
        Namespace namespace = new Namespace(name);
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            new TopicCreator(admin, namespace, TopicSettings.singleNode(true)).create();
        }
        new SchemaRegistration(registry, namespace).register();
        return namespace;
    }

    private static CommandRun tap(Namespace namespace, String topic, String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = topic;
        System.arraycopy(options, 0, arguments, 1, options.length);
        return run("tap", namespace, arguments);
    }

    private static CommandRun doctor(Namespace namespace) {
        return run("doctor", namespace);
    }

    private static CommandRun run(String command, Namespace namespace, String... options) {
        return CommandRun.of(arguments(command, namespace, options));
    }

    private static String[] arguments(String command, Namespace namespace, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--namespace",
                namespace.name(),
                "--data-dir",
                folder.toString(),
                "--bootstrap-servers",
                cluster.bootstrapServers(),
                "--registry",
                server.url()));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    private static Terminal terminal(OutputStream out, OutputStream err) {
        return new Terminal(Terminal.writer(out), Terminal.writer(err), Map.of());
    }

    private static List<String> timestamps(CommandRun run) throws IOException {
        List<String> timestamps = new ArrayList<>();
        for (String line : run.out()) {
            timestamps.add(JSON.readTree(line).path("timestamp").asText());
        }
        return timestamps;
    }
}
