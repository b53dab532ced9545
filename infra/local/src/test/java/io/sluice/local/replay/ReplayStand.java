package io.sluice.local.replay;

import io.sluice.local.CommandRun;
import io.sluice.local.command.Connection;
import io.sluice.local.config.ConfigurationFile;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.testkit.Cluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A cluster with a registry, and what tests of replays look at on it. */
final class ReplayStand implements AutoCloseable {
    /** A zero byte and the schema's id. */
    private static final int FRAME_BYTES = 5;

    private final Cluster cluster;
    private final EmbeddedRegistry server;
    private final SchemaRegistryClient registry;
    private final Path folder;

    ReplayStand(Cluster cluster, Path folder) {
        this.cluster = cluster;
        this.folder = folder;
        this.server = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
        this.registry = connection().registry();
    }

    Connection connection() {
        return new Connection(cluster.bootstrapServers(), server.url(), new Namespace("paper"), Map.of());
    }

    SchemaRegistryClient registry() {
        return registry;
    }

    ConfigurationFile file() {
        return ConfigurationFile.load(
                Optional.empty(), new ConfigurationFile.Overrides(Optional.empty(), Optional.of(folder)), Map.of());
    }

    CommandRun replay(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "replay",
                "--data-dir",
                folder.toString(),
                "--bootstrap-servers",
                cluster.bootstrapServers(),
                "--registry",
                server.url()));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    /** Values of a namespace's topics by local name, as the hexadecimal text of their Avro bytes. */
    Map<String, List<String>> values(String namespace, Iterable<String> names) {
        Map<String, List<String>> values = new TreeMap<>();
        for (String name : names) {
            values.put(
                    name,
                    cluster.topics().readAll(namespace + "." + name).stream()
                            .map(record -> HexFormat.of().formatHex(record.value(), FRAME_BYTES, record.value().length))
                            .toList());
        }
        return values;
    }

    /** Where each partition ends, of topics whose name passes. */
    Map<TopicPartition, Long> ends(Predicate<String> names) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(cluster.clientSettings())) {
            List<String> topics =
                    admin.listTopics().names().get().stream().filter(names).toList();
            Map<TopicPartition, OffsetSpec> wanted = new TreeMap<>(java.util.Comparator.comparing(Object::toString));
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> topic.partitions()
                            .forEach(info ->
                                    wanted.put(new TopicPartition(name, info.partition()), OffsetSpec.latest())));
            Map<TopicPartition, Long> ends = new TreeMap<>(java.util.Comparator.comparing(Object::toString));
            admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        }
    }

    @Override
    public void close() {
        registry.close();
        server.close();
    }
}
