package io.sluice.testkit;

import java.util.Map;

/** A running Kafka cluster with no topics but its own. Closing it leaves no process, thread or file behind. */
public interface Cluster extends AutoCloseable {

    /** {@code host:port}, for {@code bootstrap.servers}. */
    String bootstrapServers();

    /**
     * Starts a cluster of the kind that the system property {@code sluice.cluster} names, an embedded one without it.
     *
     * @throws IllegalStateException if that kind cannot run here
     */
    static Cluster start() {
        return ClusterKind.configured().start();
    }

    /** Client settings that hold nothing but the address. */
    default Map<String, Object> clientSettings() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    /** Creates, fills and reads topics of this cluster. */
    default Topics topics() {
        return new Topics(bootstrapServers());
    }

    @Override
    void close();
}
