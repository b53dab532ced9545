package io.sluice.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Creates topics, writes raw bytes to them and reads what has been committed. */
public final class Topics {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration READ_LIMIT = Duration.ofSeconds(60);
    /** Closing waits for the last fetch, which by default waits half a second for records that nobody will write. */
    private static final int FETCH_WAIT_MILLIS = 20;

    private static final short ONE_REPLICA = 1;

    private final String bootstrapServers;

    /** For any cluster that can be reached at this address. */
    public Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Creates a topic with the broker's own settings. */
    public void create(String topic, int partitions) throws InterruptedException, ExecutionException {
        create(topic, partitions, Map.of());
    }

    /** Creates a topic, and returns when it can be used. */
    public void create(String topic, int partitions, Map<String, String> settings)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(clientSettings())) {
            NewTopic definition = new NewTopic(topic, partitions, ONE_REPLICA).configs(settings);
            admin.createTopics(List.of(definition)).all().get();
        }
    }

    /** Writes one record of UTF-8 strings, to the partition that its key falls into. */
    public void produce(String topic, String key, String value) throws InterruptedException, ExecutionException {
        produce(List.of(new ProducerRecord<>(
                topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8))));
    }

    /** Writes the records in their order, whatever they hold, and returns when the broker has all of them. */
    public void produce(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException, ExecutionException {
        // One request at a time: of a new topic, a broker may refuse the first and take the second, and then refuses
        // the
        // first for ever because it is out of order.
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "max.in.flight.requests.per.connection", 1);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
            records.forEach(each -> sent.add(producer.send(each)));
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    /**
     * All records that were committed when the call began, by partition and offset.
     *
     * @throws AssertionError if the end is not reached within a minute
     */
    public List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "fetch.max.wait.ms", FETCH_WAIT_MILLIS);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readUpTo(consumer, consumer.endOffsets(partitions));
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> readUpTo(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long deadline = System.nanoTime() + READ_LIMIT.toNanos();
        while (!hasReached(consumer, ends)) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("the ends " + ends + " were not reached within " + READ_LIMIT);
            }
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                if (each.offset() < ends.get(new TopicPartition(each.topic(), each.partition()))) {
                    records.add(each);
                }
            }
        }
        records.sort(Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(ConsumerRecord::partition)
                .thenComparingLong(ConsumerRecord::offset));
        return List.copyOf(records);
    }

    private static boolean hasReached(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** The values of {@link #readAll} as UTF-8 strings; a null value stays null. */
    public List<String> readAllValues(String topic) {
        List<String> values = new ArrayList<>();
        readAll(topic)
                .forEach(each ->
                        values.add(each.value() == null ? null : new String(each.value(), StandardCharsets.UTF_8)));
        return values;
    }

    /**
     * Waits until at least so many records are committed, and returns all that there are then.
     *
     * @throws AssertionError if there are fewer when the time is up
     */
    public List<ConsumerRecord<byte[], byte[]>> await(String topic, int count, Duration limit)
            throws InterruptedException {
        return Await.value(
                count + " records in " + topic,
                limit,
                () -> Optional.of(readAll(topic)).filter(records -> records.size() >= count));
    }

    private Map<String, Object> clientSettings() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
