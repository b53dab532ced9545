package io.sluice.audit;

import io.sluice.audit.Chain.Subject;
import io.sluice.schemas.AuditEntry;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.serde.UndecodableRecord;
import io.sluice.store.TopicDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The writer of a chain from its begin to the first thing that goes wrong. To begin it fences every earlier writer, and
 * only then reads the chain's end and the committed offsets; after any exception it is of no use.
 */
final class AuditSession implements AutoCloseable {
    private static final int TRANSACTION_MILLIS = 10_000;
    private static final int BATCH = 500;

    private final TopicPartition target;
    private final Chain chain;
    private final TopicDecoder decoder;
    private final Serializer<SpecificRecord> serializer;
    private final Producer<byte[], byte[]> producer;
    private final Consumer<byte[], byte[]> consumer;
    private ChainHead head = ChainHead.EMPTY;

    AuditSession(
            Map<String, Object> kafka,
            Namespace namespace,
            AuditTopic topic,
            TopicDecoder decoder,
            Serializer<SpecificRecord> serializer) {
        this.target = topic.partition();
        this.chain = new Chain(namespace);
        this.decoder = decoder;
        this.serializer = serializer;
        String name = namespace.prefix("audit");
        this.producer = producer(kafka, name);
        this.consumer = consumer(kafka, name);
        try {
            producer.initTransactions();
            head = topic.head();
            seek(namespace);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> kafka, String name) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION_MILLIS);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TRANSACTION_MILLIS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TRANSACTION_MILLIS / 2);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // A broker may take a new partition's second request and not its first: then both would be tried again and
        // again.
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> kafka, String name) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, name);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Where no offset is committed yet, everything is audited from the topic's begin on. */
    private void seek(Namespace namespace) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic<?> topic : Subjects.TOPICS) {
            String name = topic.in(namespace);
            consumer.partitionsFor(name).forEach(info -> partitions.add(new TopicPartition(name, info.partition())));
        }
        consumer.assign(partitions);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new HashSet<>(partitions));
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata known = committed.get(partition);
            long start = starts.getOrDefault(partition, 0L);
            consumer.seek(partition, known == null ? start : known.offset());
        }
    }

    /** Reads what has come in and writes its entries with the offsets after it, in one transaction. */
    int step(Duration longest) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(longest);
        if (records.isEmpty()) {
            return 0;
        }
        List<Subject> subjects = new ArrayList<>();
        records.forEach(record -> subject(record).ifPresent(subjects::add));
        write(subjects, records.nextOffsets());
        return subjects.size();
    }

    private Optional<Subject> subject(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.of(Subjects.unreadable(record, "it is empty"));
        }
        try {
            return Subjects.of(decoder.decode(record.topic(), record.value()), record);
        } catch (UndecodableRecord poison) {
            return Optional.of(Subjects.unreadable(record, String.valueOf(poison.getMessage())));
        }
    }

    /** Writes entries of what no topic tells. */
    void write(Subject subject) {
        write(List.of(subject), Map.of());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The commit throws what a send has met.
    private void write(List<Subject> subjects, Map<TopicPartition, OffsetAndMetadata> offsets) {
        ChainHead next = head;
        producer.beginTransaction();
        for (Subject subject : subjects) {
            AuditEntry entry = chain.next(next, subject);
            next = ChainHead.at(entry);
            producer.send(new ProducerRecord<>(
                    target.topic(),
                    target.partition(),
                    entry.getTime().toEpochMilli(),
                    entry.getEntityId().getBytes(StandardCharsets.UTF_8),
                    serializer.serialize(target.topic(), entry)));
        }
        if (!offsets.isEmpty()) {
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        }
        producer.commitTransaction();
        head = next;
    }

    ChainHead head() {
        return head;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        consumer.close();
    }
}
