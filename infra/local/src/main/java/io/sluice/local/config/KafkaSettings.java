package io.sluice.local.config;

import io.sluice.schemas.catalogue.TopicSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which Kafka cluster and registry to use.
 *
 * @param bootstrapServers {@code host:port} of brokers, separated by commas; empty for the embedded broker
 * @param registryUrl base URLs of equal registries, separated by commas; empty for the embedded registry
 * @param partitions partitions of every topic
 * @param replication replicas of each partition
 * @param properties settings of every Kafka client and of the registry client, by their own names; may hold secrets
 */
public record KafkaSettings(
        Optional<String> bootstrapServers,
        Optional<String> registryUrl,
        int partitions,
        short replication,
        Map<String, String> properties) {
    private static final Key<String> BOOTSTRAP_SERVERS = Key.optional(
            "bootstrapServers",
            Kinds.TEXT,
            "`host:port` of brokers of an existing cluster, separated by commas; absent: an embedded broker");
    private static final Key<String> REGISTRY_URL = Key.optional(
            "registryUrl",
            Kinds.TEXT,
            "base URLs of an existing schema registry, separated by commas; absent: an embedded registry");
    private static final Key<Integer> PARTITIONS =
            Key.of("partitions", Kinds.whole(1, 1_000), "1", "partitions of every topic; fixed once the topics exist");
    private static final Key<Integer> REPLICATION =
            Key.of("replication", Kinds.whole(1, 7), "1", "replicas of each partition");
    private static final Key<Map<String, String>> PROPERTIES = Key.of(
                    "properties",
                    Kinds.mapOf("Kafka's own names", Kinds.TEXT),
                    "{}",
                    "settings of every Kafka and registry client, for TLS, SASL and basic authentication")
            .masked();

    static final Section SECTION = Section.one(
            "kafka",
            "Which cluster and registry to use.",
            List.of(BOOTSTRAP_SERVERS, REGISTRY_URL, PARTITIONS, REPLICATION, PROPERTIES));

    public KafkaSettings {
        properties = Map.copyOf(properties);
        if (bootstrapServers.isPresent() != registryUrl.isPresent()) {
            throw new IllegalArgumentException(
                    "bootstrapServers and registryUrl go together: a cluster of one's own has a registry of its own");
        }
        if (bootstrapServers.isEmpty() && replication > 1) {
            throw new IllegalArgumentException("replication " + replication
                    + " needs as many brokers: the embedded cluster has one; give bootstrapServers");
        }
    }

    static KafkaSettings from(Values values) {
        return new KafkaSettings(
                values.find(BOOTSTRAP_SERVERS),
                values.find(REGISTRY_URL),
                values.get(PARTITIONS),
                values.get(REPLICATION).shortValue(),
                values.get(PROPERTIES));
    }

    /** Whether broker and registry run inside this process. */
    public boolean embedded() {
        return bootstrapServers.isEmpty();
    }

    /** The same on a cluster that is known by its addresses. */
    public KafkaSettings at(String brokers, String registry) {
        return new KafkaSettings(Optional.of(brokers), Optional.of(registry), partitions, replication, properties);
    }

    /** How the catalogue's topics are laid out on this cluster. */
    public TopicSettings topics(boolean playedHistory) {
        return new TopicSettings(partitions, replication, playedHistory);
    }

    /** Without the clients' settings, which may hold secrets. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=%s, registryUrl=%s, partitions=%d, replication=%d, properties=***]"
                .formatted(bootstrapServers, registryUrl, partitions, replication);
    }
}
