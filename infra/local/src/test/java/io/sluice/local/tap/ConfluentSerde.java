package io.sluice.local.tap;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Confluent's serializer and deserializer in a class loader of their own, with the Avro that they bring: that one must not
 * meet ours.
 */
final class ConfluentSerde implements AutoCloseable {
    /** Stands for what the deserializer refuses. */
    static final byte[] REFUSED = {};

    private static final String CLIENT = "io.confluent.kafka.schemaregistry.client.";
    private static final String SERDE = "io.confluent.kafka.serializers.";
    private static final int MOST_SCHEMAS = 1_000;

    private final URLClassLoader loader;
    private final Object deserializer;
    private final Object serializer;

    private ConfluentSerde(URLClassLoader loader, String registryUrl) throws ReflectiveOperationException {
        this.loader = loader;
        Object client = loader.loadClass(CLIENT + "CachedSchemaRegistryClient")
                .getConstructor(String.class, int.class)
                .newInstance(registryUrl, MOST_SCHEMAS);
        Map<String, ?> settings = Map.of("schema.registry.url", registryUrl, "auto.register.schemas", false);
        this.deserializer = create(SERDE + "KafkaAvroDeserializer", client, settings);
        this.serializer = create(SERDE + "KafkaAvroSerializer", client, settings);
    }

    private Object create(String type, Object client, Map<String, ?> settings) throws ReflectiveOperationException {
        Class<?> clientType = loader.loadClass(CLIENT + "SchemaRegistryClient");
        return loader.loadClass(type).getConstructor(clientType, Map.class).newInstance(client, settings);
    }

    /** The code in a jar that holds all it needs but slf4j. */
    static ConfluentSerde in(Path jar, String registryUrl) throws IOException {
        URL slf4j = LoggerFactory.class.getProtectionDomain().getCodeSource().getLocation();
        URL[] urls = {jar.toUri().toURL(), slf4j};
        URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        return amongItsOwn(loader, () -> new ConfluentSerde(loader, registryUrl));
    }

    /** What the serializer makes of what the deserializer makes of a value, or {@link #REFUSED}. */
    byte[] readAndWriteAgain(String topic, byte[] value) {
        return amongItsOwn(loader, () -> {
            try {
                return write(topic, read(topic, value));
            } catch (InvocationTargetException refused) {
                if (refused.getCause().getClass().getSimpleName().equals("SerializationException")) {
                    return REFUSED;
                }
                throw refused;
            }
        });
    }

    private Object read(String topic, byte[] value) throws ReflectiveOperationException {
        return deserializer
                .getClass()
                .getMethod("deserialize", String.class, byte[].class)
                .invoke(deserializer, topic, value);
    }

    private byte[] write(String topic, Object record) throws ReflectiveOperationException {
        return (byte[]) serializer
                .getClass()
                .getMethod("serialize", String.class, Object.class)
                .invoke(serializer, topic, record);
    }

    /** Something done by reflection. */
    private interface Call<T> {
        T make() throws ReflectiveOperationException;
    }

    /** It looks classes up in the thread's class loader. */
    private static <T> T amongItsOwn(ClassLoader loader, Call<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader former = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.make();
        } catch (ReflectiveOperationException failed) {
            throw new LinkageError("Confluent's code does not do what is asked of it", failed);
        } finally {
            thread.setContextClassLoader(former);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
