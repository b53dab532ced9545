package io.sluice.story;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.UndecodableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;

/** Reads stretches of topics, committed records only, in no consumer group. For one thread. */
public final class TopicScan implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long TOLD_EACH = 100_000;
    private static final int ANSWER_MILLIS = 10_000;
    /** Whatever is asked next, also the end, waits for the last fetch, and that by default half a second for records. */
    private static final int FETCH_WAIT_MILLIS = 20;

    private final KafkaConsumer<String, byte[]> consumer;
    private final SchemaRegistryClient registry;
    private final Namespace namespace;
    private final Consumer<String> progress;

    /**
     * What of a topic is wanted.
     *
     * @param key only records with this key, which are all on one partition; empty for all
     * @param from first timestamp; empty for the beginning
     * @param to last timestamp; empty for where the topic ends now
     */
    public record Stretch(Optional<String> key, Optional<Instant> from, Optional<Instant> to) {
        static final Stretch ALL = new Stretch(Optional.empty(), Optional.empty(), Optional.empty());

        static Stretch since(String key, Instant from) {
            return new Stretch(Optional.of(key), Optional.of(from), Optional.empty());
        }

        static Stretch between(String key, Instant from, Instant to) {
            return new Stretch(Optional.of(key), Optional.of(from), Optional.of(to));
        }
    }

    /** Takes a record; says whether it wants more. */
    public interface Reader<V> {
        boolean read(V value, Instant timestamp);
    }

    /**
     * @param registry stays the caller's to close
     * @param progress told now and then how far a long reading is
     */
    public TopicScan(
            Map<String, Object> clientSettings,
            SchemaRegistryClient registry,
            Namespace namespace,
            Consumer<String> progress) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.registry = registry;
        this.namespace = namespace;
        this.progress = progress;
    }

    /** Reads each record of the stretch that decodes, until the reader wants no more. */
    public <V extends SpecificRecord> void read(Topic<V> topic, Stretch stretch, Reader<V> reader) {
        List<TopicPartition> partitions = partitions(topic.in(namespace), stretch);
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        seek(partitions, ends, stretch);
        long count = 0;
        try (AvroDeserializer<V> deserializer = new AvroDeserializer<>(topic.valueType(), registry)) {
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (++count % TOLD_EACH == 0) {
                        progress.accept(topic.in(namespace) + ": " + count + " records read");
                    }
                    Instant timestamp = Instant.ofEpochMilli(record.timestamp());
                    if (stretch.to().isPresent()
                            && timestamp.isAfter(stretch.to().get())) {
                        return;
                    }
                    Optional<V> value = isWanted(stretch, record) ? decoded(deserializer, record) : Optional.empty();
                    if (value.isPresent() && !reader.read(value.get(), timestamp)) {
                        return;
                    }
                }
            }
        }
    }

    private static boolean isWanted(Stretch stretch, ConsumerRecord<String, byte[]> record) {
        return record.value() != null
                && (stretch.key().isEmpty() || stretch.key().get().equals(record.key()));
    }

    /** Poison is no part of a story; the dead letters tell of it. */
    private static <V extends SpecificRecord> Optional<V> decoded(
            AvroDeserializer<V> deserializer, ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.ofNullable(deserializer.deserialize(record.topic(), record.value()));
        } catch (UndecodableRecord poison) {
            return Optional.empty();
        }
    }

    /** Where a key is known there is one partition: all writers choose it as Kafka's own clients do. */
    private List<TopicPartition> partitions(String topic, Stretch stretch) {
        int count = consumer.partitionsFor(topic).size();
        if (stretch.key().isPresent()) {
            byte[] key = stretch.key().get().getBytes(StandardCharsets.UTF_8);
            return List.of(new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key)) % count));
        }
        return IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    private void seek(List<TopicPartition> partitions, Map<TopicPartition, Long> ends, Stretch stretch) {
        if (stretch.from().isEmpty()) {
            consumer.seekToBeginning(partitions);
            return;
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(
                partition -> times.put(partition, stretch.from().get().toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp offset = found.get(partition);
            consumer.seek(partition, offset == null ? ends.get(partition) : offset.offset());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
