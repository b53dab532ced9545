package io.sluice.store;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Values of some of a namespace's topics from bytes. */
public final class TopicDecoder {
    private final Map<String, AvroDeserializer<? extends SpecificRecord>> readers = new HashMap<>();

    /** @param registry stays the caller's to close */
    public TopicDecoder(Namespace namespace, Collection<Topic<?>> topics, SchemaRegistryClient registry) {
        for (Topic<?> topic : topics) {
            readers.put(topic.in(namespace), new AvroDeserializer<>(topic.valueType(), registry));
        }
    }

    /**
     * The record that these bytes of that topic are.
     *
     * @param topic full name
     * @throws io.sluice.schemas.serde.UndecodableRecord for bytes that will never decode
     * @throws io.sluice.schemas.serde.RegistryException where the registry does not answer
     */
    public SpecificRecord decode(String topic, byte[] value) {
        AvroDeserializer<? extends SpecificRecord> reader = readers.get(topic);
        if (reader == null) {
            throw new IllegalArgumentException("not a topic that is read: " + topic);
        }
        return reader.deserialize(topic, value);
    }
}
