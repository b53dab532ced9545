package io.sluice.topologies.runtime;

import static io.sluice.topologies.Candles.BTC;
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
import io.sluice.topologies.driver.FoldTopology;
import io.sluice.topologies.driver.StoreKind;
import io.sluice.topologies.driver.TallyFold;
import io.sluice.topologies.driver.TopicCodec;
import io.sluice.topologies.driver.TopologyContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tally fold on a real broker, exactly once. */
@WithCluster
class FoldStreamsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final TestRegistry registry = new TestRegistry();
    private final RocksMemory memory = new RocksMemory(RocksMemory.DEFAULT_BYTES);

    @TempDir
    private Path folder;

    FoldStreamsTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void close() {
        memory.close();
        registry.close();
    }

    private void createTopics(Namespace namespace) {
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            new TopicCreator(admin, namespace, TopicSettings.singleNode(true)).create();
        }
    }

    private TopicCodec codec(Namespace namespace) {
        return new TopicCodec(namespace, registry.client(), SerdeConfig.DEFAULT);
    }

    private FoldStreams start(TopicCodec codec, StoreKind stores, String stateFolder) throws Exception {
        StreamsSettings settings = StreamsSettings.local(
                        codec.namespace(), cluster.bootstrapServers(), folder.resolve(stateFolder), memory)
                .with("main.consumer.session.timeout.ms", "1000")
                .with("main.consumer.heartbeat.interval.ms", "300");
        return FoldStreams.start(
                        "tally",
                        FoldTopology.build(TallyFold.definition(BTC), TopologyContext.of(codec, stores)),
                        settings)
                .awaitRunning(LIMIT);
    }

    private void produce(TopicCodec codec, int from, int to) throws Exception {
        String topic = Topics.CANDLES_1M.in(codec.namespace());
        cluster.topics()
                .produce(IntStream.range(from, to)
                        .mapToObj(index -> flat(BTC, index, 100, 1))
                        .map(candle -> new ProducerRecord<>(
                                topic,
                                null,
                                candle.getCloseTime().toEpochMilli(),
                                BTC.getBytes(StandardCharsets.UTF_8),
                                codec.encode(Topics.CANDLES_1M, candle)))
                        .toList());
    }

    private List<Long> awaitTally(TopicCodec codec, int count) throws Exception {
        return cluster.topics().await(Topics.CANDLES_5M.in(codec.namespace()), count, LIMIT).stream()
                .map(record -> codec.decode(Topics.CANDLES_5M, record.value()))
                .map(Candle::getTradeCount)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    @DisplayName("a stopped client goes on where it stopped, from its folder or from the changelog alone")
    void goes_on_where_it_stopped(StoreKind stores) throws Exception {
        Namespace namespace = new Namespace(
                "restart-" + stores.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        createTopics(namespace);
        TopicCodec codec = codec(namespace);
        try (FoldStreams streams = start(codec, stores, "kept")) {
            produce(codec, 0, 3);
            assertThat(awaitTally(codec, 3)).containsExactly(1L, 2L, 3L);
            assertThat(streams.state()).isEqualTo(KafkaStreams.State.RUNNING);
        }
        produce(codec, 3, 5);
        try (FoldStreams streams = start(codec, stores, "kept")) {
            assertThat(awaitTally(codec, 5)).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(streams.failure().toCompletableFuture()).isNotDone();
        }
        try (FoldStreams streams = start(codec, stores, "lost")) {
            produce(codec, 5, 6);
            assertThat(awaitTally(codec, 6)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(streams.name()).isEqualTo(namespace.prefix("tally"));
        }
    }

    @Test
    @DisplayName("what is not a record's fault stops the client, which says why; the record is not lost")
    void gives_up_without_losing_the_record_it_could_not_judge() throws Exception {
        Namespace namespace = new Namespace("silent");
        createTopics(namespace);
        TopicCodec codec = codec(namespace);
        produce(codec, 0, 1);
        try (TestRegistry silent = new TestRegistry()) {
            TopicCodec deaf = new TopicCodec(namespace, silent.client(), SerdeConfig.DEFAULT);
            silent.stopAnswering();
            try (FoldStreams streams = start(deaf, StoreKind.IN_MEMORY, "first")) {
                Throwable cause = streams.failure().toCompletableFuture().get(60, TimeUnit.SECONDS);

                assertThat(cause).hasStackTraceContaining("RegistryUnavailable");
            }
        }
        assertThat(cluster.topics().readAll(Topics.CANDLES_5M.in(namespace))).isEmpty();
        assertThat(cluster.topics().readAll(Topics.DEAD_LETTERS.in(namespace))).isEmpty();
        try (FoldStreams streams = start(codec, StoreKind.IN_MEMORY, "second")) {
            assertThat(awaitTally(codec, 1)).containsExactly(1L);
            assertThat(streams.state()).isEqualTo(KafkaStreams.State.RUNNING);
        }
    }
}
