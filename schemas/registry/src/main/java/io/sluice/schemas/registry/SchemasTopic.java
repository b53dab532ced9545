package io.sluice.schemas.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log as a compacted Kafka topic of one partition; every write is acknowledged by all in-sync replicas. */
final class SchemasTopic implements SchemaLog {
    private static final Logger LOG = LoggerFactory.getLogger(SchemasTopic.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int FETCH_WAIT_MS = 2;

    private final TopicPartition partition;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private SchemasTopic(String bootstrapServers, String topic) {
        partition = new TopicPartition(topic, 0);
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "client.id",
                        "schema-registry-writer",
                        "acks",
                        "all",
                        "delivery.timeout.ms",
                        (int) PATIENCE.toMillis(),
                        "request.timeout.ms",
                        (int) PATIENCE.toMillis() / 2,
                        "max.block.ms",
                        PATIENCE.toMillis(),
                        "linger.ms",
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "client.id",
                        "schema-registry-reader",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "allow.auto.create.topics",
                        false,
                        // A fetch that waits for records holds up the question for the end behind it.
                        "fetch.max.wait.ms",
                        FETCH_WAIT_MS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /**
     * Opens the topic, and makes it first where it does not exist.
     *
     * @throws RegistryFault where Kafka cannot be reached, or the topic is not fit to be a log
     */
    static SchemasTopic open(String bootstrapServers, String topic) {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", bootstrapServers, "default.api.timeout.ms", (int) PATIENCE.toMillis()))) {
            if (!create(admin, topic)) {
                refuseUnfit(admin, topic);
            }
        } catch (ExecutionException | KafkaException failed) {
            throw RegistryError.STORE_FAILED.causedBy(failed);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
        return new SchemasTopic(bootstrapServers, topic);
    }

    /**
     * Flushed record by record: an id that was given out must survive a power cut, or what it wrote is lost.
     *
     * @return false where the topic was there already
     */
    private static boolean create(Admin admin, String topic) throws ExecutionException, InterruptedException {
        NewTopic wanted = new NewTopic(topic, Optional.of(1), Optional.empty())
                .configs(Map.of("cleanup.policy", "compact", "flush.messages", "1"));
        try {
            admin.createTopics(List.of(wanted)).all().get();
            return true;
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
            return false;
        }
    }

    private static void refuseUnfit(Admin admin, String topic) throws ExecutionException, InterruptedException {
        TopicDescription description = described(admin, topic);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        String cleanup = admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get("cleanup.policy")
                .value();
        if (description.partitions().size() != 1 || !cleanup.equals("compact")) {
            throw RegistryError.STORE_FAILED.of(
                    "topic %s must have one partition and cleanup.policy compact, it has %d and %s"
                            .formatted(topic, description.partitions().size(), cleanup));
        }
    }

    /** A topic that another has just made exists for the controller before it exists for the broker that is asked. */
    private static TopicDescription described(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic);
            } catch (ExecutionException failed) {
                boolean notYet = failed.getCause() instanceof UnknownTopicOrPartitionException;
                if (!notYet || System.nanoTime() - deadline > 0) {
                    throw failed;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    @Override
    public void catchUp(Consumer<LogEntry> reader) {
        asking(() -> readTo(consumer.endOffsets(List.of(partition), PATIENCE).get(partition), reader));
    }

    private void readTo(long end, Consumer<LogEntry> reader) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition, PATIENCE) < end) {
            consumer.poll(POLL).forEach(record -> read(record, reader));
            if (System.nanoTime() > deadline) {
                throw RegistryError.STORE_TIMED_OUT.of("reading " + partition + " up to offset " + end);
            }
        }
    }

    /** A record that cannot be read is not ours; the registry goes on without it rather than not at all. */
    private static void read(ConsumerRecord<byte[], byte[]> record, Consumer<LogEntry> reader) {
        try {
            LogCodec.entry(record.key(), record.value()).ifPresent(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            String why = unreadable.getMessage().lines().findFirst().orElse("");
            LOG.warn("{} offset {} skipped: {}", record.topic(), record.offset(), why);
        }
    }

    @Override
    public void append(List<LogEntry> entries, Consumer<LogEntry> reader) {
        asking(() -> {
            List<Future<RecordMetadata>> sent = entries.stream().map(this::send).toList();
            for (Future<RecordMetadata> entry : sent) {
                acknowledged(entry);
            }
            readTo(acknowledged(sent.getLast()) + 1, reader);
        });
    }

    private Future<RecordMetadata> send(LogEntry entry) {
        return producer.send(new ProducerRecord<>(
                partition.topic(), partition.partition(), LogCodec.key(entry), LogCodec.value(entry)));
    }

    /** Where the entry lies, once it is acknowledged. */
    private static long acknowledged(Future<RecordMetadata> entry) {
        try {
            return entry.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).offset();
        } catch (TimeoutException late) {
            throw RegistryError.STORE_TIMED_OUT.causedBy(late);
        } catch (ExecutionException failed) {
            throw RegistryError.STORE_FAILED.causedBy(failed);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static void asking(Runnable kafka) {
        try {
            kafka.run();
        } catch (org.apache.kafka.common.errors.TimeoutException late) {
            throw RegistryError.STORE_TIMED_OUT.causedBy(late);
        } catch (KafkaException failed) {
            throw RegistryError.STORE_FAILED.causedBy(failed);
        }
    }

    private static RegistryFault interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return RegistryError.STORE_FAILED.causedBy(interrupted);
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
        consumer.close();
    }
}
