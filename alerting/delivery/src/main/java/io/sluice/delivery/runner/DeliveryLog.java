package io.sluice.delivery.runner;

import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What the alerting reads and writes. It writes in transactions under one transactional id: whoever opens the log last is the
 * only one whose attempts can be recorded, and so made.
 *
 * <p>What is committed is not how far it has read but where reading has to begin again: before the first alert that is
 * not over.
 */
final class DeliveryLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LONGEST_REBUILD = Duration.ofSeconds(60);
    private static final int TRANSACTION_MILLIS = 10_000;
    private static final List<Topic<?>> READ =
            List.of(Topics.ALERTS, Topics.ALERT_DELIVERIES, Topics.OPERATOR_COMMANDS);

    private final RecordCodec codec;
    private final Map<String, Object> kafka;
    private final String group;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private volatile boolean listening;

    private DeliveryLog(Map<String, Object> kafka, RecordCodec codec) {
        this.codec = codec;
        this.kafka = kafka;
        this.group = codec.prefixed("alerting");
        this.consumer = consumer("read_committed");
        this.producer = producer();
    }

    /**
     * Opens it, and fences whoever had it before.
     *
     * @throws org.apache.kafka.common.KafkaException where the cluster does not answer
     */
    static DeliveryLog open(Map<String, Object> kafka, RecordCodec codec) {
        DeliveryLog log = new DeliveryLog(kafka, codec);
        try {
            log.producer.initTransactions();
            return log;
        } catch (RuntimeException failed) {
            log.close();
            throw failed;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TRANSACTION_MILLIS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // A broker may take a new partition's second request and not its first: then both would be tried again and
        // again.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 1);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TRANSACTION_MILLIS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TRANSACTION_MILLIS);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Finds out where to begin: where the former owner had something to do, or, the first time, at the end of everything. What
     * was written before alerting was first started is not due any more.
     */
    Map<TopicPartition, Long> begin() {
        List<TopicPartition> all = new ArrayList<>();
        READ.forEach(topic -> consumer.partitionsFor(codec.name(topic))
                .forEach(each -> all.add(new TopicPartition(each.topic(), each.partition()))));
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(consumer.committed(Set.copyOf(all)));
        committed.values().removeIf(each -> each == null);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
        Map<TopicPartition, Long> ends = committed.isEmpty() ? consumer.endOffsets(all) : begins;
        all.forEach(each -> positions.put(
                each,
                committed.containsKey(each)
                        ? Math.max(begins.get(each), committed.get(each).offset())
                        : ends.get(each)));
        if (committed.isEmpty()) {
            write(List.of(), positions);
        }
        return Map.copyOf(positions);
    }

    /** Reads a topic from so many records before each position, to its end as it is now, open transactions included. */
    void read(Topic<?> topic, long before, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        List<TopicPartition> partitions = partitions(topic);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends;
        try (KafkaConsumer<byte[], byte[]> surveyor = consumer("read_uncommitted")) {
            ends = surveyor.endOffsets(partitions);
        }
        consumer.assign(partitions);
        partitions.forEach(each -> consumer.seek(each, Math.max(begins.get(each), positions.get(each) - before)));
        Set<TopicPartition> unfinished = new HashSet<>(partitions);
        long deadline = System.nanoTime() + LONGEST_REBUILD.toNanos();
        unfinished.removeIf(each -> consumer.position(each) >= ends.get(each));
        while (!unfinished.isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException(unfinished + " are held up by open transactions");
            }
            consumer.poll(POLL).forEach(taker);
            unfinished.removeIf(each -> consumer.position(each) >= ends.get(each));
        }
        partitions.forEach(each -> positions.put(each, Math.max(positions.get(each), consumer.position(each))));
    }

    /** Goes on from all positions. */
    void listen() {
        consumer.assign(positions.keySet());
        positions.forEach(consumer::seek);
        listening = true;
    }

    /** What has come since the last call; empty when nothing came in that time, or after {@link #wake}. */
    List<ConsumerRecord<byte[], byte[]>> poll(Duration longest) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try {
            consumer.poll(longest).forEach(records::add);
        } catch (WakeupException woken) {
            return List.of();
        }
        positions.replaceAll((each, before) -> consumer.position(each));
        return records;
    }

    /** Where reading stands. */
    Map<TopicPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    /** Ends a poll that waits. From any thread. */
    void wake() {
        if (listening) {
            consumer.wakeup();
        }
    }

    /**
     * Writes all of it or nothing, durable when it returns.
     *
     * @param restart where reading must begin again
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the commit throws what a send has met
    void write(Collection<ProducerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> restart) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        restart.forEach((each, offset) -> offsets.put(each, new OffsetAndMetadata(offset)));
        producer.beginTransaction();
        records.forEach(producer::send);
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
    }

    private List<TopicPartition> partitions(Topic<?> topic) {
        return positions.keySet().stream()
                .filter(each -> each.topic().equals(codec.name(topic)))
                .toList();
    }

    @Override
    public void close() {
        listening = false;
        producer.close(Duration.ZERO);
        consumer.close();
    }
}
