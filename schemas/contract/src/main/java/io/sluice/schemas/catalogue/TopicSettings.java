package io.sluice.schemas.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the catalogue's topics are laid out on one cluster.
 *
 * @param partitions partitions of every topic, at least 1; the same everywhere, so that topics with the same key are
 *     co-partitioned
 * @param replication replicas of each partition, at least 1
 * @param playedHistory true for a namespace that history is played into: its records carry the times of the past, and
 *     retention goes by those times, so nothing is deleted by age until the namespace is removed
 */
public record TopicSettings(int partitions, short replication, boolean playedHistory) {

    /** @throws IllegalArgumentException when a count is below 1 */
    public TopicSettings {
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException(
                    "partitions (" + partitions + ") and replication (" + replication + ") must be at least 1");
        }
    }

    /** One process on one machine. */
    public static TopicSettings singleNode(boolean playedHistory) {
        return new TopicSettings(1, (short) 1, playedHistory);
    }

    /** Kafka's configuration of a topic. */
    public Map<String, String> configuration(Topic<?> topic) {
        Map<String, String> configuration = new LinkedHashMap<>();
        boolean keepAll = topic.kept() == null || playedHistory;
        Cleanup cleanup = keepAll && topic.cleanup() == Cleanup.COMPACT_DELETE ? Cleanup.COMPACT : topic.cleanup();
        configuration.put("cleanup.policy", cleanup.policy());
        configuration.put(
                "retention.ms", keepAll ? "-1" : Long.toString(topic.kept().toMillis()));
        configuration.put("retention.bytes", "-1");
        configuration.put("message.timestamp.type", "CreateTime");
        configuration.put("message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE));
        if (topic.money()) {
            configuration.put("flush.messages", "1");
        }
        if (replication > 1) {
            configuration.put("min.insync.replicas", Integer.toString(replication / 2 + 1));
        }
        return configuration;
    }
}
