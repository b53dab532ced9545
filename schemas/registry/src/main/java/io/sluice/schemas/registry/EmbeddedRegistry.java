package io.sluice.schemas.registry;

import io.javalin.Javalin;

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
