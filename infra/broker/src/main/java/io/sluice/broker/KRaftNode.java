package io.sluice.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;

/**
 * Controller and broker of one node, put together as {@link KafkaRaftServer} does it. That class is not used itself
 * because it opens its sockets by its own means, and {@link Listeners} has opened them already.
 */
final class KRaftNode {

    private static final Duration CONTROLLED_SHUTDOWN_LIMIT = Duration.ofSeconds(10);

    private final ControllerServer controller;
    private final BrokerServer broker;

    KRaftNode(Map<String, String> configuration, LogDirectory directory, Listeners listeners) {
        KafkaConfig config = new KafkaConfig(configuration, false);
        Metrics metrics = Server$.MODULE$.initializeMetrics(config, Time.SYSTEM, directory.clusterId());
        SharedServer shared = new SharedServer(
                config,
                directory.identity(),
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                List.of(),
                new StandardFaultHandlerFactory(),
                listeners);
        broker = new BrokerServer(shared);
        controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directory.firstMetadata());
    }

    /**
     * Returns when the broker serves clients.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    void start() throws InterruptedException {
        controller.startup();
        FormerIncarnation.forget(controller.controller());
        broker.startup();
    }

    /** Safe at any point of a start, also one that failed. */
    void stop() {
        try {
            broker.shutdown(CONTROLLED_SHUTDOWN_LIMIT);
        } finally {
            controller.shutdown();
        }
    }
}
