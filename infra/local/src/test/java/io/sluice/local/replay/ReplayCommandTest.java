package io.sluice.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.CommandRun;
import io.sluice.local.Endpoints;
import io.sluice.local.Ports;
import io.sluice.local.Terminal;
import io.sluice.local.backtest.ReplayedTopics;
import io.sluice.local.config.Configuration;
import io.sluice.local.up.History;
import io.sluice.local.up.Platform;
import io.sluice.local.up.RunTotals;
import io.sluice.local.up.Screen;
import io.sluice.local.up.Speed;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import io.sluice.topologies.driver.StoreKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithCluster
class ReplayCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int CANDLES = 130;

    @TempDir
    private static Path folder;

    private static Cluster cluster;
    private static ReplayStand stand;
    private static Platform running;
    private static Map<TopicPartition, Long> before;
    private static CommandRun first;
    private static Map<String, List<String>> expected;

    /** A namespace at work, and beside it a history that was played into another. */
    @BeforeAll
    static void start(Cluster shared) throws Exception {
        cluster = shared;
        stand = new ReplayStand(shared, folder);
        Path history = History.write(folder, CANDLES);
        Configuration configuration = stand.file().configuration();
        running = Platform.start(
                configuration.in(
                        configuration.namespace(),
                        configuration
                                .kafka()
                                .at(
                                        stand.connection().bootstrapServers(),
                                        stand.connection().registryUrl()),
                        folder),
                Timeframe.M1,
                Ports.USUAL,
                StoreKind.IN_MEMORY);
        before = stand.ends(outside("first"));
        first = stand.replay("--to", "first", "--data", history.toString(), "--speed", "max", "--json");
        expected = new TreeMap<>();
        ReplayedTopics.of(history).forEach((topic, values) -> expected.put(topic.substring("paper.".length()), values));
    }

    @AfterAll
    static void stop() {
        running.close();
        stand.close();
    }

    private static Predicate<String> outside(String namespace) {
        return topic -> !topic.startsWith("_") && !topic.startsWith(namespace + ".");
    }

    @Test
    @DisplayName("B-KAFKA B-PARITY history on topics is decided, ordered and filled byte for byte as in this process")
    void a_replay_onto_topics_gives_the_bytes_of_one_in_this_process() throws Exception {
        assertThat(first.err().getLast()).startsWith("Stopped. Namespace first stays readable");
        assertThat(first.status()).isZero();
        JsonNode summary = JSON.readTree(first.out().getFirst());
        assertThat(summary.path("candles").asInt()).isEqualTo(CANDLES);
        assertThat(expected.get("fills")).hasSizeGreaterThan(3);
        assertThat(stand.values("first", expected.keySet())).isEqualTo(expected);
    }

    @Test
    @DisplayName("B-KAFKA C-NAMESPACE a recorded namespace is played into another: paused, readable, gone on with, and"
            + " nothing outside of it changes")
    void plays_what_a_namespace_has_recorded_and_pauses() throws Exception {
        assertThat(stand.ends(outside("first"))).as("after the first replay").containsAllEntriesOf(before);
        Map<TopicPartition, Long> others = stand.ends(outside("second"));
        Instant pause = Instant.parse("2013-11-25T01:00:00Z");

        String said = playUntilPaused(new Namespace("second"), pause, () -> {});
        int played = cluster.topics().readAll("second.candles.1m").size();
        CommandRun rest = stand.replay("--to", "second", "--from-namespace", "first", "--speed", "max", "--json");

        assertThat(said).contains("Paused before the first candle that closes after " + pause);
        assertThat(played).isPositive().isLessThan(CANDLES);
        assertThat(rest.status()).isZero();
        assertThat(JSON.readTree(rest.out().getFirst()).path("candles").asInt()).isEqualTo(CANDLES - played);
        assertThat(stand.values("second", expected.keySet())).isEqualTo(expected);
        assertThat(stand.ends(outside("second"))).isEqualTo(others);
        assertThat(stand.replay("--to", "second", "--from-namespace", "first").out())
                .anyMatch(line -> line.startsWith("Nothing of this history is later than "));
    }

    @Test
    @DisplayName("B-KAFKA a second replay into a namespace into which one plays is refused, and the first goes on")
    void two_replays_into_one_namespace() throws Exception {
        List<CommandRun> seconds = new ArrayList<>();

        String said = playUntilPaused(
                new Namespace("busy"),
                Instant.parse("2013-11-25T00:30:00Z"),
                () -> seconds.add(stand.replay("--to", "busy", "--from-namespace", "first")));

        assertThat(said).contains("Stopped. Namespace busy stays readable");
        assertThat(seconds.getFirst().status()).isEqualTo(1);
        assertThat(seconds.getFirst().err())
                .containsExactly("Another replay into namespace busy runs on " + folder
                        + ". Stop it first, or play into another namespace.");
    }

    private static String playUntilPaused(Namespace into, Instant pause, Runnable meanwhile) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ReplayRequest request = new ReplayRequest(
                into,
                connection -> new RecordedHistory(connection, new Namespace("first"), Optional.empty()),
                new PlayedRange(Optional.empty(), Optional.empty()),
                Optional.of(pause),
                Speed.MAX);
        ReplayRun run = new ReplayRun(stand.file(), request, new Screen(Terminal.writer(said), false));
        CompletableFuture<RunTotals.Summary> ended = CompletableFuture.supplyAsync(() -> run.on(stand.connection()));
        Await.until(
                "the pause",
                LIMIT,
                () -> ended.isDone() || said.toString(StandardCharsets.UTF_8).contains("Paused"));
        meanwhile.run();
        run.stop();
        ended.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName(
            "B-KAFKA only the range that is asked for is played, and removal leaves nothing of the namespace and all"
                    + " of others")
    void removal_takes_the_namespace_and_nothing_else() throws Exception {
        cluster.topics().create("third1.fills", 1);
        cluster.topics().create("third.b.fills", 1);
        stand.registry().register("third1.fills-value", Topics.FILLS.schema());
        List<String> subjects = stand.registry().subjects();
        CommandRun played = stand.replay(
                "--to",
                "third",
                "--from-namespace",
                "first",
                "--speed",
                "max",
                "--from",
                "2013-11-25T00:10:00Z",
                "--until",
                "2013-11-25T00:20:00Z",
                "--json");
        assertThat(played.status()).isZero();
        List<String> candles = stand.values("third", List.of("candles.1m")).get("candles.1m");
        assertThat(stand.values("first", List.of("candles.1m")).get("candles.1m"))
                .containsSequence(candles);
        assertThat(JSON.readTree(played.out().getFirst()).path("candles").asInt())
                .isEqualTo(candles.size())
                .isPositive();
        Map<TopicPartition, Long> others =
                stand.ends(topic -> outside("third").test(topic) || topic.equals("third.b.fills"));
        List<String> groups = groups();
        assertThat(groups).contains("third.instrument", "third.account", "third.paper", "first.account");

        CommandRun removed = stand.replay("--remove", "third", "--json");
        CommandRun again = stand.replay("--remove", "third");

        JsonNode answer = JSON.readTree(removed.out().getFirst());
        assertThat(texts(answer.path("topics")))
                .contains("third.fills", "third.account-state-changelog")
                .endsWith("third.replay");
        assertThat(texts(answer.path("groups")))
                .containsExactlyInAnyOrder("third.instrument", "third.account", "third.paper");
        assertThat(texts(answer.path("subjects"))).hasSameSizeAs(Topics.all());
        assertThat(again).isEqualTo(new CommandRun(0, List.of("Nothing of namespace third is left."), List.of()));
        assertThat(stand.ends(topic -> !topic.startsWith("_"))).isEqualTo(others);
        assertThat(stand.registry().subjects()).isEqualTo(subjects);
        assertThat(groups())
                .isEqualTo(groups.stream()
                        .filter(group -> !group.startsWith("third."))
                        .toList());
        assertThat(folder.resolve("replays").resolve("third")).doesNotExist();
        assertThat(folder.resolve("replays").resolve("first")).exists();
    }

    private static List<String> groups() throws Exception {
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            return admin.listGroups().all().get().stream()
                    .map(group -> group.groupId())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> texts(JsonNode array) {
        return JSON.convertValue(array, JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    @ParameterizedTest
    @DisplayName("B-KAFKA what makes no sense, or would touch another namespace, is refused before anything is made")
    @CsvSource(delimiter = '|', textBlock = """
            --speed 1                                          | Say --to NAMESPACE to play history into it, or --remove NAMESPACE to take it away.
            --to x --remove y                                  | Say --to NAMESPACE to play history into it, or --remove NAMESPACE to take it away.
            --to No                                            | --to: namespace 'No' must be 1 to 40 lower-case letters, digits or hyphens and start with a letter.
            --to paper                                         | --to paper: that namespace is the configuration's own; a replay has one of its own.
            --remove paper                                     | --remove paper: that namespace is the configuration's own; a replay has one of its own.
            --remove paper --namespace other                   | Namespace paper has topics that no replay has made: paper.account-events and 33 more. A replay touches none of them; name another namespace.
            --to paper --namespace other                       | Namespace paper has topics that no replay has made: paper.account-events and 33 more. A replay touches none of them; name another namespace.
            --to lookalike                                     | Namespace lookalike has topics that no replay has made: lookalike.replay. A replay touches none of them; name another namespace.
            --to x --from-namespace x                          | --from-namespace and --to are both x.
            --to x --from-namespace nowhere                    | --from-namespace nowhere: it has no candles on this cluster.
            --to x --from-namespace first --data a.csv         | --data and --from-namespace: history comes from one of them.
            --to x --data /no/such.csv                         | /no/such.csv: there is no such file or folder
            --to x --from 2013-11-26 --until 2013-11-25        | --from 2013-11-26T00:00:00Z must be before --until 2013-11-25T00:00:00Z.
            --to x --from-namespace first --from 2020-01-01    | There is no candle in that range: first.candles.1m
            --to x --pause-at noon                             | --pause-at: 'noon' is neither a day like 2024-03-01 nor an instant like 2024-03-01T12:30:00Z
            --to x --speed fast                                | --speed: 'fast' is not a number above 0, or max.
            """)
    void refuses(String options, String message) throws Exception {
        if (options.contains("lookalike")) {
            cluster.topics().create("lookalike.replay", 1);
        }
        Map<TopicPartition, Long> all = stand.ends(topic -> !topic.startsWith("_"));

        CommandRun run = stand.replay(options.split(" "));

        assertThat(run.err()).first().isEqualTo(message);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(stand.ends(topic -> !topic.startsWith("_"))).isEqualTo(all);
    }

    @Test
    @DisplayName("B-KAFKA the namespace of what runs on the data folder is refused")
    void refuses_the_namespace_that_runs() throws Exception {
        Path other = Files.createDirectory(folder.resolve("running"));
        Endpoints.ofThisProcess("127.0.0.1:1", "http://127.0.0.1:2", "demo").write(other);

        CommandRun run = CommandRun.of("replay", "--to", "demo", "--data-dir", other.toString());

        assertThat(run)
                .isEqualTo(new CommandRun(
                        2,
                        List.of(),
                        List.of("--to demo: that namespace is of what runs on " + other
                                + "; a replay has one of its own.")));
    }
}
