package io.sluice.paper;

import static io.sluice.topologies.Candles.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Candle;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.Injections;
import io.sluice.testkit.JavaCommand;
import io.sluice.testkit.JavaProcess;
import io.sluice.testkit.WithCluster;
import io.sluice.topologies.Loop;
import io.sluice.topologies.Market;
import io.sluice.topologies.admin.TopicCreator;
import io.sluice.topologies.driver.TopicCodec;
import io.sluice.topologies.runtime.Quiescence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Candles in, fills out, over a real broker with exactly-once, through the three stages. History is played in lock-step:
 * a candle is sent when nothing of the last one is on its way any more. What must come out is what the folds say in a loop.
 */
@WithCluster
class EndToEndTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SIDE_BY_SIDE = 3;
    private static final List<Candle> CANDLES = Market.walk(BTC, 44, 8);
    private static final List<Topic<? extends SpecificRecord>> WRITTEN = List.of(
            Topics.SIGNALS,
            Topics.SIGNALS_SUPPRESSED,
            Topics.CANDLES_5M,
            Topics.ACCOUNT_EVENTS,
            Topics.RISK_DECISIONS,
            Topics.ORDERS_PAPER,
            Topics.ORDER_EVENTS,
            Topics.FILLS,
            Topics.POSITIONS,
            Topics.ACCOUNTS,
            Topics.ALERTS,
            Topics.DEAD_LETTERS);

    private final Cluster cluster;

    @TempDir
    private Path folder;

    private EmbeddedRegistry registry;
    private SchemaRegistryClient client;
    private Admin admin;
    private KafkaProducer<byte[], byte[]> producer;

    EndToEndTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start() {
        registry = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
        client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
        admin = Admin.create(cluster.clientSettings());
        producer = new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
        admin.close();
        client.close();
        registry.close();
    }

    private TopicCodec prepared(Namespace namespace) {
        new TopicCreator(admin, namespace, TopicSettings.singleNode(true)).create();
        TopicCodec codec = new TopicCodec(namespace, client, SerdeConfig.DEFAULT);
        codec.prepare(Topics.all());
        return codec;
    }

    private void send(TopicCodec codec, Candle candle) throws Exception {
        producer.send(new ProducerRecord<>(
                        Topics.CANDLES_1M.in(codec.namespace()),
                        null,
                        candle.getCloseTime().toEpochMilli(),
                        BTC.getBytes(StandardCharsets.UTF_8),
                        codec.encode(Topics.CANDLES_1M, candle)))
                .get();
    }

    private void play(TopicCodec codec) throws Exception {
        Quiescence quiescence = new Quiescence(admin, Stages.inputs(codec.namespace()));
        try (Stages stages =
                new Stages(cluster.bootstrapServers(), registry.url(), codec.namespace(), folder.resolve("state"))) {
            for (Candle candle : CANDLES) {
                send(codec, candle);
                quiescence.await(LIMIT);
            }
            assertThat(stages.states()).containsOnly(KafkaStreams.State.RUNNING);
        }
    }

    private <V extends SpecificRecord> List<V> values(TopicCodec codec, Topic<V> topic) {
        return cluster.topics().readAll(topic.in(codec.namespace())).stream()
                .map(record -> codec.decode(topic, record.value()))
                .toList();
    }

    private void assertAsInTheLoop(TopicCodec codec) {
        Loop loop = new Loop(BTC);
        CANDLES.forEach(loop::play);
        for (Topic<? extends SpecificRecord> topic : WRITTEN) {
            assertThat(values(codec, topic)).as(topic.name()).isEqualTo(loop.written(topic));
        }
        assertThat(loop.written(Topics.FILLS)).hasSizeGreaterThan(3);
    }

    /** Everything a reader of the topic sees, offsets aside: these also count commit markers. */
    private List<String> bytes(Namespace namespace, Topic<?> topic) {
        return cluster.topics().readAll(topic.in(namespace)).stream()
                .map(EndToEndTest::bytes)
                .toList();
    }

    private static String bytes(ConsumerRecord<byte[], byte[]> record) {
        HexFormat hex = HexFormat.of();
        return "%d %s %s %s"
                .formatted(
                        record.timestamp(),
                        hex.formatHex(record.key()),
                        hex.formatHex(record.value()),
                        record.headers());
    }

    @Test
    @DisplayName("candles in, exact signals, decisions, orders and fills out; the same twice gives the same bytes")
    void the_same_history_gives_the_same_bytes() throws Exception {
        TopicCodec first = prepared(new Namespace("first"));
        TopicCodec second = prepared(new Namespace("second"));
        play(first);
        play(second);

        assertAsInTheLoop(first);
        for (Topic<?> topic : WRITTEN) {
            assertThat(bytes(second.namespace(), topic)).as(topic.name()).isEqualTo(bytes(first.namespace(), topic));
        }
    }

    @Test
    @DisplayName(
            "F02 the stages are killed (-9) in the middle of an event, twice; the result is as if they had not been")
    void kills_change_nothing() throws Exception {
        long seed = Long.getLong("sluice.seed", 11);
        int lives = (Injections.count() + 1) / 2;
        List<Callable<Void>> each = new ArrayList<>();
        for (int life = 0; life < lives; life++) {
            each.add(life(new Namespace("killed-" + life), seed + life));
        }
        // They mostly wait for their processes.
        try (ExecutorService pool = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            for (Future<Void> life : pool.invokeAll(each)) {
                life.get();
            }
        }
        // Every record of every topic was compared, so there is none too many, missing or different.
        System.out.printf("F02 kill -9 of the stages: injections %d, duplicates 0, lost 0, unexplained 0%n", 2 * lives);
    }

    private Callable<Void> life(Namespace namespace, long seed) {
        return () -> {
            try {
                killedTwice(prepared(namespace), new SplittableRandom(seed));
                return null;
            } catch (AssertionError e) {
                throw new AssertionError("fails with -Dsluice.seed=" + seed + ": " + e.getMessage(), e);
            }
        };
    }

    private void killedTwice(TopicCodec codec, RandomGenerator random) throws Exception {
        Set<Integer> kills = new TreeSet<>(Set.of(25 + random.nextInt(8), 34 + random.nextInt(9)));
        Quiescence quiescence = new Quiescence(admin, Stages.inputs(codec.namespace()));
        JavaProcess stages = startProcess(codec.namespace());
        try {
            for (int index = 0; index < CANDLES.size(); index++) {
                send(codec, CANDLES.get(index));
                if (kills.contains(index)) {
                    TimeUnit.MICROSECONDS.sleep(random.nextInt(15_000));
                    stages.close();
                    stages = startProcess(codec.namespace());
                }
                quiescence.await(LIMIT);
            }
            assertAsInTheLoop(codec);
        } finally {
            stages.close();
        }
    }

    private JavaProcess startProcess(Namespace namespace) throws InterruptedException {
        JavaProcess process = JavaCommand.of(Stages.class)
                .withJvmOptions(
                        "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED")
                .withArguments(
                        cluster.bootstrapServers(),
                        registry.url(),
                        namespace.name(),
                        folder.resolve(namespace.name()).toString())
                .start();
        process.awaitLine(Stages.READY::equals, LIMIT);
        return process;
    }
}
