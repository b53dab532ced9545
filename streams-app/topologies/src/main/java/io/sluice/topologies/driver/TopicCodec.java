package io.sluice.topologies.driver;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.serde.AvroSerde;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Values of one namespace's topics to bytes and back. Safe for many threads; the registry client stays its creator's to
 * close.
 */
public final class TopicCodec {
    private final Namespace namespace;
    private final SchemaRegistryClient registry;
    private final SerdeConfig settings;
    private final Map<String, Bound<?>> bound = new ConcurrentHashMap<>();

    /** A topic's full name is put together once, not for each record. */
    private record Bound<V extends SpecificRecord>(String topic, AvroSerde<V> serde) {}

    public TopicCodec(Namespace namespace, SchemaRegistryClient registry, SerdeConfig settings) {
        this.namespace = namespace;
        this.registry = registry;
        this.settings = settings;
    }

    /** The namespace whose topics it knows. */
    public Namespace namespace() {
        return namespace;
    }

    /**
     * Asks the registry for the schemas of these topics now, so that no record has to wait for it. Registers them where
     * the settings allow that.
     *
     * @throws io.sluice.schemas.serde.RegistryException where one is refused, or the registry does not answer
     */
    public void prepare(Collection<? extends Topic<?>> topics) {
        for (Topic<?> topic : topics) {
            if (settings.autoRegister()) {
                registry.byId(registry.register(topic.subject(namespace), topic.schema()));
            } else {
                registry.byId(registry.lookup(topic.subject(namespace), topic.schema())
                        .id());
            }
        }
    }

    /**
     * The value as bytes of this topic.
     *
     * @throws org.apache.kafka.common.errors.SerializationException where the schema does not allow the value
     * @throws io.sluice.schemas.serde.RegistryException where the registry was asked and failed
     */
    public <V extends SpecificRecord> byte[] encode(Topic<V> topic, V value) {
        Bound<V> own = bound(topic);
        return own.serde.serializer().serialize(own.topic, value);
    }

    /**
     * The value that these bytes of this topic are.
     *
     * @throws io.sluice.schemas.serde.UndecodableRecord for bytes that will never decode
     * @throws io.sluice.schemas.serde.RegistryException where the registry was asked and failed
     */
    public <V extends SpecificRecord> V decode(Topic<V> topic, byte[] bytes) {
        Bound<V> own = bound(topic);
        return own.serde.deserializer().deserialize(own.topic, bytes);
    }

    @SuppressWarnings("unchecked") // Each topic is bound to its own value class when it is put in.
    private <V extends SpecificRecord> Bound<V> bound(Topic<V> topic) {
        return (Bound<V>) bound.computeIfAbsent(topic.name(), name -> bind(topic));
    }

    private <V extends SpecificRecord> Bound<V> bind(Topic<V> topic) {
        return new Bound<>(topic.in(namespace), AvroSerde.of(topic.valueType(), registry, settings));
    }
}
