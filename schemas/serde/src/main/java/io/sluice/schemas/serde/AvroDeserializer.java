package io.sluice.schemas.serde;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads one generated record type, written by any version of its schema. {@code null} stays {@code null}.
 *
 * <p>Safe for many threads. Throws {@link UndecodableRecord} for bytes that will never decode and {@link
 * RegistryException} where the registry had to be asked and failed; the two must not be handled alike.
 *
 * @param <T> what is read
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {
    private final Class<T> type;
    private SchemaRegistryClient registry;
    private boolean ownsRegistry;
    private FramedReader<T> reader;

    /** For {@code value.deserializer=…}; reads whatever generated class the record's schema names. */
    public AvroDeserializer() {
        this(null);
    }

    /** To be configured. */
    public AvroDeserializer(Class<T> type) {
        this.type = type;
    }

    /** Ready for use; the client stays the caller's to close. */
    public AvroDeserializer(Class<T> type, SchemaRegistryClient registry) {
        this.type = type;
        start(registry);
    }

    /** @throws ConfigException naming the key that is missing or wrong */
    @Override
    public void configure(Map<String, ?> config, boolean isKey) {
        SerdeConfig settings = SerdeConfig.from(config);
        if (!settings.specificReader().orElse(type != null)) {
            throw new ConfigException(
                    SerdeConfig.SPECIFIC_READER + " must be true: this deserializer gives generated classes; "
                            + "AnyAvroDecoder gives generic records");
        }
        if (registry == null) {
            ownsRegistry = true;
            start(new SchemaRegistryClient(RegistryConfig.from(config)));
        }
    }

    private void start(SchemaRegistryClient client) {
        registry = client;
        reader = new FramedReader<>(
                client, type == null ? SpecificResolution.ofNamedClasses() : SpecificResolution.of(type));
    }

    @Override
    public T deserialize(String topic, byte[] data) {
        return deserialize(topic, null, data);
    }

    @Override
    public T deserialize(String topic, Headers headers, byte[] data) {
        return data == null ? null : reader.read(topic, headers, data, 0, data.length);
    }

    /** Without the copy that the default makes. */
    @Override
    public T deserialize(String topic, Headers headers, ByteBuffer data) {
        if (data == null) {
            return null;
        }
        if (data.hasArray()) {
            return reader.read(topic, headers, data.array(), data.arrayOffset() + data.position(), data.remaining());
        }
        byte[] copy = new byte[data.remaining()];
        data.duplicate().get(copy);
        return deserialize(topic, headers, copy);
    }

    @Override
    public void close() {
        if (ownsRegistry) {
            registry.close();
        }
    }
}
