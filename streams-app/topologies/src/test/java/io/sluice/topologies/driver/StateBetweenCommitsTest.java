package io.sluice.topologies.driver;

import static io.sluice.topologies.Candles.BTC;
import static io.sluice.topologies.Candles.ETH;
import static io.sluice.topologies.Candles.flat;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Candle;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import io.sluice.topologies.TestRegistry;
import io.sluice.topologies.admin.TopicCreator;
import io.sluice.topologies.runtime.FoldStreams;
import io.sluice.topologies.runtime.RocksMemory;
import io.sluice.topologies.runtime.StreamsSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The slots of states that changed many times within one transaction. */
@WithCluster
class StateBetweenCommitsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int CANDLES = 2_000;
    private static final int PAIRS = 20;

    private final Cluster cluster;
    private final TestRegistry registry = new TestRegistry();
    private final RocksMemory memory = new RocksMemory(RocksMemory.DEFAULT_BYTES);
    private final AtomicInteger deaths = new AtomicInteger();
    private Namespace namespace;
    private TopicCodec codec;

    @TempDir
    private Path folder;

    StateBetweenCommitsTest(Cluster cluster) {
        this.cluster = cluster;
    }

    private void use(String name) {
        namespace = new Namespace(name);
        codec = new TopicCodec(namespace, registry.client(), SerdeConfig.DEFAULT);
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            new TopicCreator(admin, namespace, TopicSettings.singleNode(true)).create();
        }
    }

    @AfterEach
    void close() {
        memory.close();
        registry.close();
    }

    @Test
    @DisplayName("a slot that changes with every event is written to its changelog once a commit")
    void writes_a_slot_once_a_commit() throws Exception {
        use("once-a-commit");
        produce(volumeOne(BTC, 0, CANDLES));
        runUntil(CANDLES, "first");

        List<String> counts = changelog(BTC + "\0count");
        assertThat(counts).hasSizeLessThan(CANDLES / 2).endsWith(Integer.toString(CANDLES));
        assertThat(goesOnFromTheChangelogAlone(CANDLES)).isEqualTo(CANDLES + 1);
    }

    @Test
    @SuppressWarnings("FutureReturnValueIgnored") // A commit fails where a send has failed.
    @DisplayName("records that could be read together are committed together")
    void commits_once_what_came_in_one_transaction() throws Exception {
        use("together");
        try (FoldStreams streams = start("first");
                KafkaProducer<byte[], byte[]> producer = transactionalProducer()) {
            for (int pair = 0; pair < PAIRS; pair++) {
                producer.beginTransaction();
                records(volumeOne(BTC, 2 * pair, 2 * pair + 2)).forEach(producer::send);
                producer.commitTransaction();
                cluster.topics().await(outputs(), 2 * pair + 2, LIMIT);
            }
            assertThat(streams.failure().toCompletableFuture()).isNotDone();
        }

        // A machine that is held up between the two may commit them apart now and then.
        assertThat(changelog(BTC + "\0count")).hasSizeBetween(PAIRS, PAIRS + PAIRS / 2);
    }

    @Test
    @DisplayName("an event that fails takes nothing from the uncommitted events before it")
    void keeps_what_an_uncommitted_event_changed_when_the_next_one_fails() throws Exception {
        use("failed-event");
        List<Candle> candles = IntStream.range(0, CANDLES)
                .mapToObj(i -> flat(BTC, i, 100, i % 2 == 1 ? TallyFold.POISON : 1))
                .toList();
        produce(candles);
        runUntil(CANDLES / 2, "first");

        assertThat(tally(BTC)).containsExactlyElementsOf(upTo(CANDLES / 2));
        assertThat(cluster.topics().readAll(Topics.DEAD_LETTERS.in(namespace))).hasSize(CANDLES / 2);
        assertThat(goesOnFromTheChangelogAlone(CANDLES)).isEqualTo(CANDLES / 2 + 1);
    }

    @Test
    @DisplayName("what a transaction changed is gone with it when its thread dies, and comes with the next")
    void drops_the_changes_of_an_aborted_transaction() throws Exception {
        use("aborted");
        deaths.set(2);
        produce(Stream.of(
                        volumeOne(BTC, 0, CANDLES / 2),
                        volumeOne(ETH, CANDLES / 2, CANDLES / 2 + 1),
                        volumeOne(BTC, CANDLES / 2 + 1, CANDLES + 1))
                .flatMap(List::stream)
                .toList());
        runUntil(CANDLES + 1, "first");

        assertThat(deaths).hasValue(0);
        assertThat(tally(BTC)).containsExactlyElementsOf(upTo(CANDLES));
        assertThat(changelog(BTC + "\0count")).endsWith(Integer.toString(CANDLES));
        assertThat(goesOnFromTheChangelogAlone(CANDLES + 1)).isEqualTo(CANDLES + 1);
    }

    /** The tally of one more candle, from a client whose folder is empty. */
    private long goesOnFromTheChangelogAlone(int next) throws Exception {
        int before = cluster.topics().readAll(outputs()).size();
        produce(volumeOne(BTC, next, next + 1));
        runUntil(before + 1, "second");
        return tally(BTC).getLast();
    }

    private void runUntil(int outputs, String stateFolder) throws Exception {
        try (FoldStreams streams = start(stateFolder)) {
            cluster.topics().await(outputs(), outputs, LIMIT);
            assertThat(streams.failure().toCompletableFuture()).isNotDone();
        }
    }

    private FoldStreams start(String stateFolder) throws Exception {
        StreamsSettings settings = StreamsSettings.local(
                        namespace, cluster.bootstrapServers(), folder.resolve(stateFolder), memory)
                .with("main.consumer.session.timeout.ms", "1000")
                .with("main.consumer.heartbeat.interval.ms", "300");
        return FoldStreams.start(
                        "tally",
                        FoldTopology.build(mortalTally(), TopologyContext.of(codec, StoreKind.ROCKSDB)),
                        settings)
                .awaitRunning(LIMIT);
    }

    /** The tally, whose thread dies at its first ether candle as often as is asked for. */
    private FoldDefinition<TallyFold.Tally> mortalTally() {
        FoldDefinition<TallyFold.Tally> tally = TallyFold.definition(BTC, ETH);
        return new FoldDefinition<>(
                tally.stage(),
                tally.inputs(),
                tally.outputs(),
                key -> {
                    if (key.equals(ETH) && deaths.get() > 0) {
                        deaths.decrementAndGet();
                        throw new IllegalStateException("asked to die");
                    }
                    return Optional.of(new TallyFold.Tally());
                },
                tally.unknownKey(),
                tally.moneyState());
    }

    private static List<Candle> volumeOne(String instrument, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(index -> flat(instrument, index, 100, 1))
                .toList();
    }

    private void produce(List<Candle> candles) throws Exception {
        cluster.topics().produce(records(candles));
    }

    private List<ProducerRecord<byte[], byte[]>> records(List<Candle> candles) {
        return candles.stream()
                .map(candle -> new ProducerRecord<>(
                        Topics.CANDLES_1M.in(namespace),
                        null,
                        candle.getCloseTime().toEpochMilli(),
                        candle.getInstrument().getBytes(StandardCharsets.UTF_8),
                        codec.encode(Topics.CANDLES_1M, candle)))
                .toList();
    }

    private KafkaProducer<byte[], byte[]> transactionalProducer() {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "feed");
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private String outputs() {
        return Topics.CANDLES_5M.in(namespace);
    }

    private List<Long> tally(String instrument) {
        return cluster.topics().readAll(outputs()).stream()
                .map(record -> codec.decode(Topics.CANDLES_5M, record.value()))
                .filter(candle -> candle.getInstrument().equals(instrument))
                .map(Candle::getTradeCount)
                .toList();
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    /** What was committed to the changelog for one slot, in order. */
    private List<String> changelog(String storeKey) {
        return cluster.topics().readAll(namespace.prefix("tally-state-changelog")).stream()
                .filter(record -> storeKey.equals(text(record.key())))
                .map(ConsumerRecord::value)
                .map(StateBetweenCommitsTest::text)
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
