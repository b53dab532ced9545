package io.sluice.connector.runner;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.AvroSerializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;

/** Values to bytes and back, as the namespace's topics carry them. */
final class RecordCodec {
    private final Namespace namespace;
    private final SchemaRegistryClient registry;
    private final AvroSerializer<SpecificRecord> serializer;
    private final Map<String, AvroDeserializer<?>> deserializers = new ConcurrentHashMap<>();

    RecordCodec(Namespace namespace, SchemaRegistryClient registry) {
        this.namespace = namespace;
        this.registry = registry;
        this.serializer = new AvroSerializer<>(registry, SerdeConfig.DEFAULT);
    }

    String name(Topic<?> topic) {
        return topic.in(namespace);
    }

    byte[] encode(Topic<?> topic, SpecificRecord value) {
        return serializer.serialize(name(topic), value);
    }

    /**
     * @throws io.sluice.schemas.serde.UndecodableRecord for bytes that will never decode
     * @throws io.sluice.schemas.serde.RegistryException where the registry does not answer
     */
    <V extends SpecificRecord> V decode(Topic<V> topic, byte[] bytes) {
        AvroDeserializer<?> reader = deserializers.computeIfAbsent(
                topic.name(), name -> new AvroDeserializer<>(topic.valueType(), registry));
        return topic.valueType().cast(reader.deserialize(name(topic), bytes));
    }
}
