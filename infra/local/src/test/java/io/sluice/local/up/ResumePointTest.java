package io.sluice.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.local.SchemaRegistration;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import io.sluice.topologies.admin.TopicCreator;
import io.sluice.topologies.driver.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an earlier run left on its topics, with what strangers left there. */
@WithCluster
class ResumePointTest {
    private static final Instant OPEN = Instant.parse("2013-11-25T08:00:00Z");
    private static final Namespace NAMESPACE = new Namespace("resumed");
    private static final String ACCOUNTS = Topics.ACCOUNTS.in(NAMESPACE);
    private static final String CANDLES = Topics.CANDLES_1M.in(NAMESPACE);

    private final Cluster cluster;
    private EmbeddedRegistry server;
    private SchemaRegistryClient registry;
    private TopicCodec codec;

    ResumePointTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start() {
        server = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
        registry = new SchemaRegistryClient(RegistryConfig.of(server.url()));
        new SchemaRegistration(registry, NAMESPACE).register();
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            new TopicCreator(admin, NAMESPACE, TopicSettings.singleNode(true)).create();
        }
        codec = new TopicCodec(NAMESPACE, registry, SerdeConfig.LOOKUP_ONLY);
    }

    @AfterEach
    void stop() {
        registry.close();
        server.close();
    }

    @Test
    @DisplayName("X-UP history goes on after what is settled; a candle was sent only if that very candle lies there")
    void finds_the_feed_among_what_strangers_wrote() throws Exception {
        Candle settled = candle(0, 800);
        Candle sent = candle(1, 801);
        Candle forged = Candle.newBuilder(candle(2, 802)).setHigh(1).build();
        AccountSnapshot before = Snapshots.of("paper-1", 0, null);
        AccountSnapshot after =
                Snapshots.of("paper-1", 0, settled.getCloseTime().plusNanos(2_000));
        cluster.topics()
                .produce(List.of(
                        record(ACCOUNTS, codec.encode(Topics.ACCOUNTS, before)),
                        record(ACCOUNTS, codec.encode(Topics.ACCOUNTS, after)),
                        record(ACCOUNTS, garbage()),
                        record(ACCOUNTS, null),
                        record(CANDLES, codec.encode(Topics.CANDLES_1M, settled)),
                        record(CANDLES, garbage()),
                        record(CANDLES, codec.encode(Topics.CANDLES_1M, sent)),
                        record(CANDLES, codec.encode(Topics.CANDLES_1M, sent)),
                        record(CANDLES, codec.encode(Topics.CANDLES_1M, forged))));

        ResumePoint resume = read();

        assertThat(resume.snapshots()).isEqualTo(Map.of("paper-1", after));
        assertThat(resume.settled()).isEqualTo(settled.getCloseTime());
        assertThat(resume.settled(settled)).isTrue();
        assertThat(resume.settled(sent)).isFalse();
        assertThat(resume.already())
                .isEqualTo(Map.of(
                        sent, new Answers.Place(CANDLES, 0, 2),
                        forged, new Answers.Place(CANDLES, 0, 4)));
        assertThat(resume.already()).doesNotContainKey(candle(2, 802));
    }

    private ResumePoint read() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "auto.offset.reset", "latest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return ResumePoint.read(consumer, codec, Topics.CANDLES_1M, Set.of("paper-1"));
        }
    }

    /** Dated by the writer's clock, as strangers do. */
    private static ProducerRecord<byte[], byte[]> record(String topic, byte[] value) {
        return new ProducerRecord<>(topic, "paper-1".getBytes(StandardCharsets.UTF_8), value);
    }

    private static byte[] garbage() {
        return "garbage".getBytes(StandardCharsets.UTF_8);
    }

    private static Candle candle(int minute, double price) {
        Instant open = OPEN.plus(Duration.ofMinutes(minute));
        return Candle.newBuilder()
                .setInstrument("BITSTAMP:BTCUSD")
                .setTimeframe(Timeframe.M1)
                .setOpenTime(open)
                .setCloseTime(open.plusSeconds(60))
                .setOpen(price)
                .setHigh(price)
                .setLow(price)
                .setClose(price)
                .setVolume(1)
                .setSource("test")
                .setKnownAt(open.plusSeconds(60))
                .build();
    }
}
