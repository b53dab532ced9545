package io.sluice.local.tap;

import io.sluice.local.Endpoints;
import io.sluice.schemas.catalogue.Cleanup;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.AvroSerializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** All topics of the catalogue in a running {@code sluice up}. */
final class EveryTopic {
    private final Namespace namespace;
    private final String bootstrapServers;
    private final io.sluice.testkit.Topics topics;
    private final AvroSerializer<SpecificRecord> serializer;

    EveryTopic(Endpoints up, SchemaRegistryClient registry) {
        this.namespace = new Namespace(up.namespace());
        this.bootstrapServers = up.bootstrapServers();
        this.topics = new io.sluice.testkit.Topics(bootstrapServers);
        this.serializer = new AvroSerializer<>(registry, SerdeConfig.LOOKUP_ONLY);
    }

    /** Full names, in the catalogue's order. */
    List<String> names() {
        return Topics.all().stream().map(topic -> topic.in(namespace)).toList();
    }

    /** What has been committed to each. */
    Map<String, List<ConsumerRecord<byte[], byte[]>>> committed() {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
        names().forEach(name -> records.put(name, topics.readAll(name)));
        return records;
    }

    /**
     * Writes samples where nothing has been written yet, which nobody in the process reads; before them, in a transaction
     * that is aborted, others that nobody must see. Compacted topics get a record without a value, too.
     */
    void fillEmpty(RandomGenerator random) {
        SampleRecords samples = new SampleRecords(random);
        List<Topic<?>> empty = Topics.all().stream()
                .filter(topic -> topics.readAll(topic.in(namespace)).isEmpty())
                .toList();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            empty.forEach(topic -> send(producer, records(topic, samples)));
            producer.abortTransaction();
            producer.beginTransaction();
            empty.forEach(topic -> send(producer, records(topic, samples)));
            producer.commitTransaction();
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
        producer.flush();
        sent.forEach(Future::resultNow);
    }

    private List<ProducerRecord<byte[], byte[]>> records(Topic<?> topic, SampleRecords samples) {
        String name = topic.in(namespace);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (SpecificRecord sample : samples.of(topic.schema())) {
            records.add(new ProducerRecord<>(name, bytes("schlüssel"), serializer.serialize(name, sample)));
        }
        if (topic.cleanup() != Cleanup.DELETE) {
            records.add(new ProducerRecord<>(name, bytes("gone"), null));
        }
        return records;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "samples");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
