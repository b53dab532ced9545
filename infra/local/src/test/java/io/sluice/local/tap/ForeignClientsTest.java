package io.sluice.local.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.testkit.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of docs/taps on a whole Sluice. */
@DisplayName("C-TAP A foreign client reads every record of every topic, with the values that we read")
@EnabledIfSystemProperty(
        named = "sluice.interop",
        matches = "true",
        disabledReason = "other people's clients run, and npm packages are fetched, only with -Pinterop")
class ForeignClientsTest {
    private static final Path RECIPES = Path.of(System.getProperty("sluice.root"), "docs", "taps");
    private static final Path INSTALLED = Path.of("target", "taps");
    private static final Path ORACLE = Path.of("target", "oracles", "serde.jar");
    private static final long SEED = Long.getLong(Seeds.PROPERTY, 1);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static TappedSluice sluice;

    @BeforeAll
    static void start() throws Exception {
        sluice = TappedSluice.start(folder, new SplittableRandom(SEED));
    }

    @AfterAll
    static void stop() {
        if (sluice != null) {
            sluice.close();
        }
    }

    @Test
    @DisplayName("C-TAP What is read is worth reading: no topic is empty, and the run itself has traded")
    void every_topic_has_records() {
        Map<String, List<Seen>> seen = sluice.seen();

        assertThat(seen)
                .hasSize(30)
                .allSatisfy((topic, records) -> assertThat(records).isNotEmpty());
        assertThat(seen.get("paper.candles.1m")).hasSize(TappedSluice.CANDLES + 1);
        assertThat(seen.get("paper.candles.5m")).hasSize(TappedSluice.CANDLES / 5);
        assertThat(seen.get("paper.fills")).hasSizeGreaterThan(3);
        assertThat(seen.get("paper.account-events"))
                .extracting(event -> event.value().required("kind").textValue())
                .contains("SIGNAL", "MARK", "ORDER_EVENT", "FILL", "TICK");
        assertThat(seen.get("paper.risk-decisions"))
                .allSatisfy(decision ->
                        assertThat(decision.value().required("verdicts")).hasSizeGreaterThan(10));
        assertThat(seen.get("paper.dead-letters")).hasSize(1);
        assertThat(seen.get("paper.quotes")).extracting(Seen::key).hasSize(4).endsWith("gone");
    }

    @Test
    @DisplayName("C-TAP C-REGISTRY kafkajs with its registry client, as in docs/taps/kafkajs")
    void kafkajs_reads_every_topic() throws IOException {
        assumeTrue(NodePackage.canRun(), "there is no node or no npm here");
        Program program = NodePackage.install(RECIPES.resolve("kafkajs"), INSTALLED.resolve("kafkajs"), "tap.mjs");

        assertReadsEverything(program.lines(tap("node", "tap.mjs")));
    }

    @Test
    @DisplayName("C-TAP C-REGISTRY Python with confluent-kafka and avro, as in docs/taps/python")
    void python_reads_every_topic() {
        Optional<String> python =
                Program.find(List.of("python3", "/usr/bin/python3"), "-c", "import confluent_kafka, avro.io");
        assumeTrue(python.isPresent(), "there is no Python with confluent_kafka and avro here");
        String script = RECIPES.resolve("python").resolve("tap.py").toString();

        assertReadsEverything(new Program(folder).lines(tap(python.orElseThrow(), script)));
    }

    @Test
    @DisplayName("C-TAP C-REGISTRY Confluent's Java deserializer; its serializer gives the same bytes again")
    void confluents_java_code_reads_every_topic() throws IOException {
        Map<String, List<Seen>> seen = sluice.seen();
        try (ConfluentSerde confluent =
                ConfluentSerde.in(ORACLE, sluice.endpoints().registryUrl())) {
            sluice.committed()
                    .forEach((topic, records) -> assertThat(
                                    records.stream().map(record -> confluent.readAndWriteAgain(topic, record.value())))
                            .as(topic)
                            .containsExactlyElementsOf(IntStream.range(0, records.size())
                                    .mapToObj(
                                            index -> seen.get(topic).get(index).undecodable() == null
                                                    ? records.get(index).value()
                                                    : ConfluentSerde.REFUSED)
                                    .toList()));
        }
    }

    @Test
    @DisplayName("C-TAP kcat reads keys, places, times and sizes")
    void kcat_reads_every_topic() {
        assumeTrue(Program.find(List.of("kcat"), "-V").isPresent(), "there is no kcat here");
        Program program = new Program(folder);
        String broker = sluice.endpoints().bootstrapServers();

        sluice.committed()
                .forEach((topic, records) -> assertThat(program.lines(
                                "kcat", "-b", broker, "-C", "-t", topic, "-e", "-q", "-f", "%p %o %T %S %k\n"))
                        .isEqualTo(records.stream()
                                .map(ForeignClientsTest::asKcatPrints)
                                .toList()));
    }

    private static String asKcatPrints(ConsumerRecord<byte[], byte[]> record) {
        return "%d %d %d %d %s"
                .formatted(
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.value() == null ? -1 : record.value().length,
                        new String(record.key(), StandardCharsets.UTF_8));
    }

    /** The two recipes that are called alike, on every topic, up to its end. */
    private static String[] tap(String... program) {
        List<String> command = new ArrayList<>(List.of(program));
        command.add(sluice.endpoints().bootstrapServers());
        command.add(sluice.endpoints().registryUrl());
        command.addAll(sluice.committed().keySet());
        command.add("--end");
        return command.toArray(String[]::new);
    }

    private static void assertReadsEverything(List<String> lines) {
        Map<String, List<Seen>> theirs =
                lines.stream().map(ForeignClientsTest::parse).collect(Collectors.groupingBy(Seen::topic));
        Map<String, List<Seen>> ours = sluice.seen();

        assertThat(counts(theirs)).as("records a topic, seed %d", SEED).isEqualTo(counts(ours));
        ours.forEach((topic, records) ->
                assertThat(theirs.get(topic)).as("%s, seed %d", topic, SEED).isEqualTo(records));
    }

    private static Map<String, Integer> counts(Map<String, List<Seen>> records) {
        return records.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().size()));
    }

    private static Seen parse(String line) {
        try {
            return Seen.in(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
