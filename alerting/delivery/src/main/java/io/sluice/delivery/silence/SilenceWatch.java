package io.sluice.delivery.silence;

import io.sluice.delivery.runner.RecordCodec;
import io.sluice.schemas.Alert;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the ends of the topics of candles and quotes, and writes an alert when they fall silent. When Kafka itself does not
 * answer for as long, people are told directly.
 */
public final class SilenceWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
    private static final int ANSWER_MILLIS = 5_000;
    private static final String EVERYTHING = "pipeline";

    private final Map<String, Object> kafka;
    private final RecordCodec codec;
    private final SilenceFold fold;
    private final Duration patience;
    private final InstantSource clock;
    private final Consumer<Alert> direct;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private Instant answeredAt;
    private boolean toldOfKafka;

    private SilenceWatch(
            Map<String, Object> kafka,
            RecordCodec codec,
            List<Market> markets,
            Duration patience,
            InstantSource clock,
            Consumer<Alert> direct) {
        this.kafka = Map.copyOf(kafka);
        this.codec = codec;
        this.fold = new SilenceFold(markets, patience, clock.instant());
        this.patience = patience;
        this.clock = clock;
        this.direct = direct;
        this.answeredAt = clock.instant();
        this.thread = Thread.ofPlatform().name("silence").daemon().unstarted(this::run);
    }

    /** @param direct tells people without Kafka */
    public static SilenceWatch start(
            Map<String, Object> kafka,
            RecordCodec codec,
            List<Market> markets,
            Duration patience,
            InstantSource clock,
            Consumer<Alert> direct) {
        SilenceWatch watch = new SilenceWatch(kafka, codec, markets, patience, clock, direct);
        watch.thread.start();
        return watch;
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer();
                    KafkaProducer<byte[], byte[]> producer = producer()) {
                watch(consumer, producer);
            } catch (KafkaException failed) {
                LOG.warn("the watch over silence cannot read: {}", failed.toString());
                afterFailure();
            }
        }
    }

    private void watch(KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer) {
        List<TopicPartition> partitions = topics().flatMap(topic -> consumer.partitionsFor(codec.name(topic)).stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        while (closing.getCount() > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                answered();
                if (record.key() != null) {
                    fold.heard(new String(record.key(), StandardCharsets.UTF_8), clock.instant());
                }
            }
            if (!clock.instant().isBefore(answeredAt.plus(PROBE))) {
                consumer.endOffsets(partitions.subList(0, 1));
                answered();
            }
            fold.tick(clock.instant()).ifPresent(alert -> write(producer, alert));
        }
    }

    private static Stream<Topic<?>> topics() {
        return Stream.concat(
                Topics.all().stream().filter(topic -> topic.name().startsWith("candles.")), Stream.of(Topics.QUOTES));
    }

    private void answered() {
        answeredAt = clock.instant();
        toldOfKafka = false;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    private void write(KafkaProducer<byte[], byte[]> producer, Alert alert) {
        producer.send(codec.record(Topics.ALERTS, EVERYTHING, alert.getTime().toEpochMilli(), alert), (to, failed) -> {
            if (failed != null) {
                direct.accept(alert);
            }
        });
    }

    private void afterFailure() {
        Instant now = clock.instant();
        if (!toldOfKafka && !now.isBefore(answeredAt.plus(patience))) {
            toldOfKafka = true;
            direct.accept(SilenceFold.ofKafka(answeredAt, now));
        }
        try {
            if (closing.await(REST.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("closed");
            }
        } catch (InterruptedException hurried) {
            closing.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * ANSWER_MILLIS);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(LONGEST_CLOSE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
