package io.sluice.broker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.internals.Topic;

/**
 * The two topics in which Kafka keeps transactions and consumed offsets, with every record forced to disk.
 *
 * <p>On one machine no replica survives a power cut, so a commit is durable only when the disk has it. A topic of orders
 * that flushes each record is worth nothing if the record that commits the transaction does not. The broker-wide flush
 * setting would slow every topic, so these two are created here, before anyone can use them, with a setting of their own.
 */
final class InternalTopics {

    static final int PARTITIONS = 1;
    /** Small segments, because what a restart must read again is bounded by the segment not yet compacted. */
    static final int SEGMENT_BYTES = 8 * 1024 * 1024;

    private static final List<String> NAMES =
            List.of(Topic.TRANSACTION_STATE_TOPIC_NAME, Topic.GROUP_METADATA_TOPIC_NAME);
    private static final String EACH_MESSAGE = "1";
    private static final long TIMEOUT_SECONDS = 30;

    private InternalTopics() {}

    /** Creates the topics where they are missing, and sets the flush of those that exist without it. */
    static void make(String bootstrapServers) throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Object> client = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(client)) {
            List<String> existing = createMissing(admin);
            if (!existing.isEmpty()) {
                setFlush(admin, withoutFlush(admin, existing));
            }
        }
    }

    private static List<String> createMissing(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<NewTopic> wanted = NAMES.stream().map(InternalTopics::definition).toList();
        Map<String, KafkaFuture<Void>> results = admin.createTopics(wanted).values();
        List<String> existing = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<Void>> result : results.entrySet()) {
            try {
                await(result.getValue());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                existing.add(result.getKey());
            }
        }
        return existing;
    }

    private static NewTopic definition(String name) {
        return new NewTopic(name, PARTITIONS, (short) 1)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.COMPRESSION_TYPE_CONFIG,
                        "producer",
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        Integer.toString(SEGMENT_BYTES),
                        TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG,
                        EACH_MESSAGE));
    }

    private static List<ConfigResource> withoutFlush(Admin admin, Collection<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<ConfigResource> resources = topics.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs =
                await(admin.describeConfigs(resources).all());
        return resources.stream()
                .filter(resource -> !EACH_MESSAGE.equals(configs.get(resource)
                        .get(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG)
                        .value()))
                .toList();
    }

    private static void setFlush(Admin admin, List<ConfigResource> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (topics.isEmpty()) {
            return;
        }
        AlterConfigOp flush = new AlterConfigOp(
                new ConfigEntry(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, EACH_MESSAGE), AlterConfigOp.OpType.SET);
        Map<ConfigResource, Collection<AlterConfigOp>> changes =
                topics.stream().collect(Collectors.toMap(topic -> topic, topic -> List.of(flush)));
        await(admin.incrementalAlterConfigs(changes).all());
    }

    private static <T> T await(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
}
