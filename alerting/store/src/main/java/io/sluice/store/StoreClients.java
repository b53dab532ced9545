package io.sluice.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The store's Kafka clients. */
final class StoreClients {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration SHORT_ANSWER = Duration.ofSeconds(2);
    private static final int BATCH = 2_000;

    private final Map<String, Object> kafka;
    private volatile @Nullable Consumer<byte[], byte[]> current;

    StoreClients(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Reads what is committed; goes where it is told, and nowhere by itself. */
    Consumer<byte[], byte[]> reader(String group) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        Consumer<byte[], byte[]> reader =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        current = reader;
        return reader;
    }

    /** Ends a poll that waits. */
    void wakeup() {
        Consumer<byte[], byte[]> reader = current;
        if (reader != null) {
            reader.wakeup();
        }
    }

    /** Shows Kafka's own tools how far the store is; nothing goes by it, so it may fail. */
    void tellProgress(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        partitions.forEach(each -> positions.put(each, new OffsetAndMetadata(consumer.position(each))));
        consumer.commitAsync(positions, (offsets, failure) -> {});
    }

    /**
     * Committed records after these offsets.
     *
     * @param otherwise the answer when Kafka does not give one
     */
    long behind(Map<TopicPartition, Long> stored, long otherwise) {
        if (stored.isEmpty()) {
            return otherwise;
        }
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (Consumer<byte[], byte[]> surveyor =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = surveyor.endOffsets(stored.keySet(), SHORT_ANSWER);
            return ends.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - stored.getOrDefault(end.getKey(), 0L)))
                    .sum();
        } catch (KafkaException unknown) {
            return otherwise;
        }
    }

    /** The cluster's own name for itself. */
    String clusterId() {
        try (Admin admin = Admin.create(kafka)) {
            return admin.describeCluster().clusterId().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        } catch (ExecutionException | TimeoutException away) {
            throw new KafkaException("the cluster does not answer", away);
        }
    }
}
