package io.sluice.delivery.runner;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.AvroSerializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.schemas.serde.UndecodableRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Values to bytes and back, as the namespace's topics carry them. Safe for threads. */
public final class RecordCodec {
    private static final Logger LOG = LoggerFactory.getLogger(RecordCodec.class);

    private final Namespace namespace;
    private final SchemaRegistryClient registry;
    private final AvroSerializer<SpecificRecord> serializer;
    private final Map<String, AvroDeserializer<?>> deserializers = new ConcurrentHashMap<>();

    /** @param registry stays the caller's to close */
    public RecordCodec(Namespace namespace, SchemaRegistryClient registry) {
        this.namespace = namespace;
        this.registry = registry;
        this.serializer = new AvroSerializer<>(registry, SerdeConfig.DEFAULT);
    }

    /** The topic's full name. */
    public String name(Topic<?> topic) {
        return topic.in(namespace);
    }

    /** A name of this namespace for anything else. */
    public String prefixed(String name) {
        return namespace.prefix(name);
    }

    /** A record for a topic, in the partition of its key. */
    public ProducerRecord<byte[], byte[]> record(Topic<?> topic, String key, long millis, SpecificRecord value) {
        return new ProducerRecord<>(
                name(topic),
                null,
                Math.max(0, millis),
                key.getBytes(StandardCharsets.UTF_8),
                serializer.serialize(name(topic), value));
    }

    /**
     * The value of a record; empty for a deletion, and for what a stranger has written there that nobody can read.
     *
     * @throws io.sluice.schemas.serde.RegistryException where the registry does not answer
     */
    public <V extends SpecificRecord> Optional<V> value(Topic<V> topic, ConsumerRecord<byte[], byte[]> record) {
        AvroDeserializer<?> reader = deserializers.computeIfAbsent(
                topic.name(), name -> new AvroDeserializer<>(topic.valueType(), registry));
        try {
            return Optional.ofNullable(topic.valueType().cast(reader.deserialize(record.topic(), record.value())));
        } catch (UndecodableRecord poison) {
            LOG.warn("{}-{}@{} cannot be read and is passed over", record.topic(), record.partition(), record.offset());
            return Optional.empty();
        }
    }
}
