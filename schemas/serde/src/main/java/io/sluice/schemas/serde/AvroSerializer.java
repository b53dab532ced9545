package io.sluice.schemas.serde;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes generated records in the Confluent wire format. {@code null} stays {@code null}.
 *
 * <p>Safe for many threads. The registry is asked once a topic and schema. Throws {@link SerializationException} for a
 * record that its own schema does not allow, {@link RegistryException} where the registry refuses the schema (409: not
 * compatible) or does not answer.
 *
 * @param <T> what is written
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);
    private final ConcurrentHashMap<TopicSchema, Target> targets = new ConcurrentHashMap<>();
    private volatile Target last;
    private SchemaRegistryClient registry;
    private boolean ownsRegistry;
    private SerdeConfig settings = SerdeConfig.DEFAULT;
    private boolean isKey;

    private record TopicSchema(String topic, Schema schema) {}

    private record Target(String topic, Schema schema, int id, DatumWriter<SpecificRecord> writer) {}

    private static final class Scratch {
        final FrameBuffer buffer = new FrameBuffer();
        final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(buffer, null);
    }

    /** To be configured. */
    public AvroSerializer() {}

    /** Ready for use on values; the client stays the caller's to close. */
    public AvroSerializer(SchemaRegistryClient registry, SerdeConfig settings) {
        this.registry = registry;
        this.settings = settings;
    }

    /** @throws org.apache.kafka.common.config.ConfigException naming the key that is missing or wrong */
    @Override
    public void configure(Map<String, ?> config, boolean isKey) {
        settings = SerdeConfig.from(config);
        this.isKey = isKey;
        if (registry == null) {
            registry = new SchemaRegistryClient(RegistryConfig.from(config));
            ownsRegistry = true;
        }
    }

    @Override
    public byte[] serialize(String topic, T data) {
        if (data == null) {
            return null;
        }
        Target target = target(topic, data);
        Scratch own = scratch.get();
        own.buffer.start(target.id);
        try {
            target.writer.write(data, own.encoder);
        } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException refused) {
            String name = target.schema.getFullName();
            throw new SerializationException("cannot write %s to %s: %s".formatted(name, topic, refused), refused);
        }
        return own.buffer.finish();
    }

    private Target target(String topic, SpecificRecord data) {
        Schema schema = data.getSchema();
        Target recent = last;
        if (recent != null && recent.schema.equals(schema) && recent.topic.equals(topic)) {
            return recent;
        }
        TopicSchema key = new TopicSchema(topic, schema);
        Target target = targets.get(key);
        if (target == null) {
            SpecificData model = SpecificData.getForClass(data.getClass());
            int id = schemaId(SerdeConfig.subject(topic, isKey), schema);
            target = new Target(topic, schema, id, new SpecificDatumWriter<>(schema, model));
            targets.put(key, target);
        }
        last = target;
        return target;
    }

    private int schemaId(String subject, Schema schema) {
        if (settings.useLatestVersion()) {
            return latestId(subject, schema);
        }
        return settings.autoRegister()
                ? registry.register(subject, schema)
                : registry.lookup(subject, schema).id();
    }

    /** The latest version's id may stand before bytes of this schema only where both encode alike. */
    private int latestId(String subject, Schema schema) {
        RegisteredSchema latest = registry.latest(subject);
        String encodesAs = SchemaNormalization.toParsingForm(schema);
        if (!SchemaNormalization.toParsingForm(latest.schema()).equals(encodesAs)) {
            throw new SerializationException(
                    "version %d of %s, the latest, encodes differently from the %s being written"
                            .formatted(latest.version(), subject, schema.getFullName()));
        }
        return latest.id();
    }

    @Override
    public void close() {
        if (ownsRegistry) {
            registry.close();
        }
    }
}
