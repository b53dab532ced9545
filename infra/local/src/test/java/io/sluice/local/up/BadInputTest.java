package io.sluice.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.local.Endpoints;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Candle;
import io.sluice.schemas.DeadLetter;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.JavaProcess;
import io.sluice.topologies.driver.TopicCodec;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger writes onto the topic of candles of a running {@code sluice up}. */
class BadInputTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int CANDLES = 60;
    private static final int BEFORE_BAD_INPUT = 5;
    /**
     * What comes of candles. An account's inbox and its snapshots are not among them: where the clock's ticks stand between
     * the venue's answers of the same instant is chance, in any two runs.
     */
    private static final List<String> OUTPUTS = List.of(
            "paper.candles.5m",
            "paper.candles.15m",
            "paper.candles.1h",
            "paper.signals",
            "paper.signals.suppressed",
            "paper.risk-decisions",
            "paper.orders.paper",
            "paper.order-events",
            "paper.fills",
            "paper.positions",
            "paper.alerts");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("M-QUALITY X-UP bad input while history is played: each has its dead letter, nothing else changes")
    void bad_input_leaves_dead_letters_and_nothing_else() throws Exception {
        Path history = History.write(folder, CANDLES);
        Path clean = folder.resolve("clean");
        Path disturbed = folder.resolve("disturbed");

        try (JavaProcess process = UpProcess.start(clean, history)) {
            UpProcess.awaitEndOfFeed(process);
            UpProcess.stop(process);
        }
        try (JavaProcess process = UpProcess.start(disturbed, history)) {
            List<BadInput> written;
            try (Stranger stranger = Stranger.at(disturbed)) {
                written = stranger.writeBadInput();
                UpProcess.awaitEndOfFeed(process);
                stranger.assertRefused(written);
            }
            UpProcess.stop(process);
            assertThat(process.standardOutput())
                    .as("what the operator sees")
                    .anySatisfy(line -> assertThat(line).contains("  dead letters " + written.size()));
            assertThat(UpProcess.complaints(process)).isEmpty();
        }

        Map<String, List<String>> expected = UpProcess.contents(clean, OUTPUTS);
        assertThat(expected.get("paper.fills")).hasSizeGreaterThan(1);
        assertThat(UpProcess.contents(disturbed, OUTPUTS)).isEqualTo(expected);
    }

    /** Someone who knows no more than the addresses that {@code up} prints. */
    private record Stranger(io.sluice.testkit.Topics topics, SchemaRegistryClient registry, TopicCodec codec)
            implements AutoCloseable {

        static Stranger at(Path dataDir) throws InterruptedException {
            Endpoints endpoints = UpProcess.awaitEndpoints(dataDir);
            SchemaRegistryClient registry = new SchemaRegistryClient(RegistryConfig.of(endpoints.registryUrl()));
            return new Stranger(
                    new io.sluice.testkit.Topics(endpoints.bootstrapServers()),
                    registry,
                    new TopicCodec(new Namespace(endpoints.namespace()), registry, SerdeConfig.LOOKUP_ONLY));
        }

        List<BadInput> writeBadInput() throws Exception {
            List<ConsumerRecord<byte[], byte[]>> played =
                    topics.await(name(Topics.CANDLES_1M), BEFORE_BAD_INPUT, LIMIT);
            Candle last = codec.decode(Topics.CANDLES_1M, played.getLast().value());
            List<BadInput> bad = BadInput.after(last, codec);
            topics.produce(bad.stream().map(BadInput::record).toList());
            return bad;
        }

        void assertRefused(List<BadInput> written) {
            List<ConsumerRecord<byte[], byte[]>> inputs = topics.readAll(name(Topics.CANDLES_1M));
            List<DeadLetter> letters = values(Topics.DEAD_LETTERS);
            List<List<ByteBuffer>> bytes = written.stream()
                    .map(BadInput::record)
                    .map(record -> bytes(record.key(), record.value()))
                    .toList();

            assertThat(inputs).hasSize(CANDLES + written.size());
            assertThat(letters.stream().map(DeadLetter::getReason))
                    .containsExactlyElementsOf(
                            written.stream().map(BadInput::reason).toList());
            assertThat(letters.stream().map(letter -> Arrays.asList(letter.getKey(), letter.getValue())))
                    .as("their bytes")
                    .containsExactlyElementsOf(bytes);
            assertThat(letters.stream()
                            .map(letter -> inputs.get(Math.toIntExact(letter.getOffset())))
                            .map(record -> bytes(record.key(), record.value())))
                    .as("what lies where they come from")
                    .containsExactlyElementsOf(bytes);
            assertThat(marks() + letters.size()).as("outputs and rejects").isEqualTo(inputs.size());
            assertThat(inputs.getLast().offset())
                    .as("history went on after it")
                    .isGreaterThan(letters.getLast().getOffset());
        }

        private long marks() {
            return values(Topics.ACCOUNT_EVENTS).stream()
                    .map(AccountEvent::getKind)
                    .filter(AccountEventKind.MARK::equals)
                    .count();
        }

        private <V extends SpecificRecord> List<V> values(Topic<V> topic) {
            List<V> values = new ArrayList<>();
            topics.readAll(name(topic)).forEach(record -> values.add(codec.decode(topic, record.value())));
            return values;
        }

        private static List<ByteBuffer> bytes(byte[] key, byte[] value) {
            return Arrays.asList(
                    key == null ? null : ByteBuffer.wrap(key), value == null ? null : ByteBuffer.wrap(value));
        }

        private String name(Topic<?> topic) {
            return topic.in(codec.namespace());
        }

        @Override
        public void close() {
            registry.close();
        }
    }
}
