package io.sluice.topologies.runtime;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.topologies.driver.Backlog;
import io.sluice.topologies.driver.PolledRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How a topology runs. One client runs one topology: chained topologies in one client wait for each other's commit.
 *
 * @param namespace prefix of the application id, and so of group, transactions and changelogs
 * @param bootstrapServers the cluster
 * @param stateDirectory folder that is kept over restarts; each application has a folder of its own in it. One process
 *     at a time.
 * @param instance name of this process among those of the same application; the same after a restart, so that it takes
 *     its tasks back at once
 * @param commitInterval longest time between commits; stages ask sooner for those that somebody waits for
 * @param pollInterval longest wait for records, and so longest time until a stage sees that it has nothing to do
 * @param threads stream threads
 * @param standbys copies of each state on other instances, ready to take over
 * @param replication replicas of the changelogs; -1 for the broker's default
 * @param metrics how much is measured
 * @param memory what RocksDB stores share; the caller closes it last
 * @param overrides Kafka settings by their names, for example security; they win
 */
public record StreamsSettings(
        Namespace namespace,
        String bootstrapServers,
        Path stateDirectory,
        String instance,
        Duration commitInterval,
        Duration pollInterval,
        int threads,
        int standbys,
        int replication,
        RecordingLevel metrics,
        RocksMemory memory,
        Map<String, String> overrides) {
    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(1);
    /** Longer than a prompt commit takes to come, which sends whatever is there. */
    private static final Duration LINGER = Duration.ofMillis(10);

    /**
     * Eight times Kafka's own, for backlogs: each request costs both sides, and each batch on a flushed topic costs a
     * flush.
     */
    private static final int BATCH_BYTES = 128 * 1024;

    /**
     * What changed since the last commit in all tasks of a client, for some ten thousand slots. When it is full, slots are
     * written before their commit, within the same transaction.
     */
    private static final int SLOTS_BETWEEN_COMMITS_BYTES = 4 * 1024 * 1024;

    private static final Duration POLL_INTERVAL = Duration.ofMillis(5);
    /** The shortest that brokers take unless told otherwise: how long tasks of a dead thread or process wait. */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

    private static final Duration HEARTBEAT = Duration.ofMillis(1500);

    public StreamsSettings {
        overrides = Map.copyOf(overrides);
    }

    /** One instance of one thread on a cluster of its own. */
    public static StreamsSettings local(
            Namespace namespace, String bootstrapServers, Path stateDirectory, RocksMemory memory) {
        return new StreamsSettings(
                namespace,
                bootstrapServers,
                stateDirectory,
                "local",
                COMMIT_INTERVAL,
                POLL_INTERVAL,
                1,
                0,
                -1,
                RecordingLevel.INFO,
                memory,
                Map.of());
    }

    /** The same, with one Kafka setting replaced. */
    public StreamsSettings with(String kafkaSetting, String value) {
        Map<String, String> changed = new HashMap<>(overrides);
        changed.put(kafkaSetting, value);
        return new StreamsSettings(
                namespace,
                bootstrapServers,
                stateDirectory,
                instance,
                commitInterval,
                pollInterval,
                threads,
                standbys,
                replication,
                metrics,
                memory,
                changed);
    }

    /** Application id of a stage: its consumer group, the prefix of its transactions and changelogs. */
    public String applicationId(String stage) {
        return namespace.prefix(stage);
    }

    /** Kafka Streams' configuration of a stage. */
    public Properties properties(String stage) {
        Properties properties = new Properties();
        properties.putAll(identity(stage));
        properties.putAll(exactlyOnce());
        properties.putAll(promptness());
        properties.putAll(backlog());
        properties.putAll(state());
        properties.putAll(handlers());
        properties.putAll(overrides);
        return properties;
    }

    /** A member with a name of its own takes its tasks back after a restart without waiting for its old session. */
    private Map<String, Object> identity(String stage) {
        String client = applicationId(stage) + "-" + instance;
        return Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                applicationId(stage),
                StreamsConfig.CLIENT_ID_CONFIG,
                client,
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                StreamsConfig.GROUP_PROTOCOL_CONFIG,
                "classic",
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                client,
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                millis(HEARTBEAT),
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                millis(SESSION_TIMEOUT),
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                "true",
                StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG,
                metrics.name());
    }

    private static Map<String, Object> exactlyOnce() {
        return Map.of(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG),
                "read_committed",
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
                "earliest",
                StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG),
                "all");
    }

    /**
     * Stages ask for their commits when somebody waits for them; the interval is for the rest. A commit sends at once
     * what lingers, and it should be sent together: of several requests at the beginning of a transaction, the broker may
     * hold back the first and must then refuse those that follow. A transaction that meets the end of the last one retries
     * after 100 ms by default, which is far more than all the work between a candle and its order.
     */
    private Map<String, Object> promptness() {
        return Map.of(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                millis(commitInterval),
                StreamsConfig.POLL_MS_CONFIG,
                millis(pollInterval),
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                millis(LINGER),
                StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                Integer.toString(BATCH_BYTES),
                StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION),
                "1",
                StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG),
                "1",
                StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
                "0",
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                Integer.toString(threads));
    }

    /** Each client has its own: partitions go from one to the other. */
    private static Map<String, Object> backlog() {
        return Map.of(
                Backlog.SETTING,
                new Backlog(),
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                PolledRecords.class.getName());
    }

    private Map<String, Object> state() {
        return Map.of(
                StreamsConfig.STATE_DIR_CONFIG,
                stateDirectory.toString(),
                StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
                Integer.toString(standbys),
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                Integer.toString(replication),
                StreamsConfig.topicPrefix(TopicConfig.RETENTION_MS_CONFIG),
                "-1",
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                Integer.toString(SLOTS_BETWEEN_COMMITS_BYTES),
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                SharedRocksMemory.class,
                SharedRocksMemory.MEMORY,
                memory);
    }

    @SuppressWarnings("deprecation") // The switch of the handler for global stores goes when it is always on.
    private static Map<String, Object> handlers() {
        return Map.of(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, FailClosedDeserialization.class,
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailClosedProcessing.class,
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, "true",
                StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, FailClosedProduction.class);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
