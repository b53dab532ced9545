package io.sluice.schemas.registry;

import io.javalin.Javalin;
import io.sluice.schemas.serde.CompatibilityLevel;
import io.sluice.schemas.serde.JavaProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * A schema registry with Confluent's REST API in this process.
 *
 * <p>It keeps its schemas in a compacted Kafka topic in Confluent's layout and reads them back when it starts. One
 * registry writes a topic at a time. Avro only, without schema references. There are no users and no encryption: it is
 * meant for the loopback interface.
 */
public final class EmbeddedRegistry implements AutoCloseable {
    /** Where registries keep their schemas unless told otherwise. */
    public static final String DEFAULT_TOPIC = "_schemas";

    private final String host;
    private final Registry registry;
    private final Javalin server;

    private EmbeddedRegistry(String host, Registry registry, Javalin server) {
        this.host = host;
        this.registry = registry;
        this.server = server;
    }

    /** Starts on {@link #DEFAULT_TOPIC}. */
    public static EmbeddedRegistry start(String bootstrapServers, String host, int port) {
        return start(bootstrapServers, host, port, DEFAULT_TOPIC);
    }

    /**
     * Reads the topic to its end, making it first where it is not there, and then serves.
     *
     * @param port 0 for any free one
     * @throws RegistryStartException where Kafka cannot be reached, the topic is not fit, or the port is taken
     */
    public static EmbeddedRegistry start(String bootstrapServers, String host, int port, String topic) {
        Registry registry;
        try {
            registry = open(SchemasTopic.open(bootstrapServers, topic));
        } catch (RegistryFault fault) {
            throw new RegistryStartException(fault.getMessage(), fault);
        }
        Javalin server = RestApi.server(registry);
        try {
            server.start(host, port);
        } catch (RuntimeException refused) {
            server.stop();
            registry.close();
            throw new RegistryStartException("cannot serve on %s:%d: %s".formatted(host, port, refused), refused);
        }
        return new EmbeddedRegistry(host, registry, server);
    }

    private static Registry open(SchemasTopic log) {
        try {
            return new Registry(log);
        } catch (RuntimeException failed) {
            log.close();
            throw failed;
        }
    }

    /**
     * Gives subjects a level of their own and makes schemas versions of them, as clients would one by one, but at once:
     * each change of a client's is flushed before the next. What is so already is left alone; Java-only properties are
     * left out.
     *
     * @param schemas by subject
     * @throws RegistryStartException where a schema is not compatible with those before it, or the topic cannot be written
     */
    public void adopt(Map<String, Schema> schemas, CompatibilityLevel level) {
        Map<String, Submission> submissions = new LinkedHashMap<>();
        schemas.forEach(
                (subject, schema) -> submissions.put(subject, Submission.of(JavaProperties.strip(schema), false)));
        try {
            registry.adopt(submissions, level);
        } catch (RegistryFault fault) {
            throw new RegistryStartException(fault.getMessage(), fault);
        }
    }

    /** For {@code schema.registry.url}. */
    public String url() {
        return "http://" + host + ":" + port();
    }

    /** The port on which it serves. */
    public int port() {
        return server.port();
    }

    /** Stops serving and leaves the topic as it is. */
    @Override
    public void close() {
        server.stop();
        registry.close();
    }
}
