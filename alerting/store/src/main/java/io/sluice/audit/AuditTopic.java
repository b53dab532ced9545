package io.sluice.audit;

import io.sluice.schemas.AuditEntry;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.UndecodableRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a namespace's chain from its topic. The chain is one sequence, so it is in the topic's first partition, however
 * many there are; a record in another one is no part of it.
 */
public final class AuditTopic {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long FIRST_STEP_BACK = 16;

    private final Map<String, Object> kafka;
    private final String name;
    private final AvroDeserializer<AuditEntry> reader;

    /**
     * @param kafka settings of a Kafka client
     * @param registry stays the caller's to close
     */
    public AuditTopic(Map<String, Object> kafka, Namespace namespace, SchemaRegistryClient registry) {
        this.kafka = new HashMap<>(kafka);
        this.name = Topics.AUDIT_ENTRIES.in(namespace);
        this.reader = new AvroDeserializer<>(AuditEntry.class, registry);
    }

    /** The partition that holds the chain. */
    TopicPartition partition() {
        return new TopicPartition(name, 0);
    }

    /**
     * Hands everything that is committed now to a verifier, until it finds a fault.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka or the registry does not answer
     */
    public void feed(ChainVerifier verifier) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            TopicPartition partition = partition();
            long end = end(consumer);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (consumer.position(partition) < end && !verifier.failed()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < end) {
                        feed(verifier, record);
                    }
                }
            }
            refuseStrays(verifier, consumer);
        }
    }

    private void feed(ChainVerifier verifier, ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() == null) {
                verifier.unreadable("it is empty");
            } else {
                verifier.entry(reader.deserialize(name, record.value()));
            }
        } catch (UndecodableRecord poison) {
            verifier.unreadable(String.valueOf(poison.getMessage()));
        }
    }

    private void refuseStrays(ChainVerifier verifier, Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> others = consumer.partitionsFor(name).stream()
                .map(PartitionInfo::partition)
                .filter(partition -> partition != partition().partition())
                .map(partition -> new TopicPartition(name, partition))
                .toList();
        consumer.endOffsets(others).forEach((partition, end) -> {
            if (end > 0) {
                verifier.unreadable(partition + " holds records, and the chain is in " + partition());
            }
        });
    }

    /**
     * The last entry that is committed, by its own word. Reads backwards in growing steps, because transactions that were
     * given up leave records and markers at the end.
     *
     * @throws UndecodableRecord when the last record is no entry
     */
    ChainHead head() {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            TopicPartition partition = partition();
            consumer.assign(List.of(partition));
            long end = end(consumer);
            long start = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            ChainHead head = ChainHead.EMPTY;
            for (long step = FIRST_STEP_BACK; head.sequence() == 0; step *= 4) {
                long from = Math.max(start, end - step);
                consumer.seek(partition, from);
                head = lastBefore(consumer, end);
                if (from == start) {
                    break;
                }
            }
            return head;
        }
    }

    private ChainHead lastBefore(Consumer<byte[], byte[]> consumer, long end) {
        ChainHead head = ChainHead.EMPTY;
        while (consumer.position(partition()) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                head = ChainHead.at(reader.deserialize(name, record.value()));
            }
        }
        return head;
    }

    private long end(Consumer<byte[], byte[]> consumer) {
        return consumer.endOffsets(List.of(partition())).getOrDefault(partition(), 0L);
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Its close waits for the last fetch, and that by default half a second for records.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
