package io.sluice.local.bench;

import io.sluice.broker.BrokerSettings;
import io.sluice.broker.EmbeddedBroker;
import io.sluice.local.SchemaRegistration;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.topologies.admin.TopicCreator;
import io.sluice.topologies.driver.TopicCodec;
import io.sluice.topologies.runtime.FoldStreams;
import io.sluice.topologies.runtime.RocksMemory;
import io.sluice.topologies.runtime.StreamsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** A broker, a registry and the catalogue's topics in a folder that is gone afterwards. */
final class Stand implements AutoCloseable {
    private static final Namespace NAMESPACE = new Namespace("bench");
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Deque<Runnable> parts = new ArrayDeque<>();
    private final Flush flush;
    private final Path folder;
    private final EmbeddedBroker broker;
    private final SchemaRegistryClient registry;
    private final TopicCodec codec;
    private final StreamsSettings settings;
    private final Admin admin;

    /** As on one machine: what holds money is forced to disk record by record. */
    Stand() throws IOException {
        this(Flush.EACH);
    }

    Stand(Flush flush) throws IOException {
        this.flush = flush;
        folder = Files.createTempDirectory("sluice-bench");
        parts.push(() -> delete(folder));
        broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("kafka")));
        parts.push(broker::close);
        EmbeddedRegistry server = EmbeddedRegistry.start(broker.bootstrapServers(), LOOPBACK, 0);
        parts.push(server::close);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        parts.push(admin::close);
        new TopicCreator(admin, NAMESPACE, TopicSettings.singleNode(true)).create();
        flush.apply(admin);
        registry = new SchemaRegistryClient(RegistryConfig.of(server.url()));
        parts.push(registry::close);
        new SchemaRegistration(registry, NAMESPACE).register();
        codec = new TopicCodec(NAMESPACE, registry, SerdeConfig.LOOKUP_ONLY);
        codec.prepare(Topics.all());
        RocksMemory memory = new RocksMemory(RocksMemory.DEFAULT_BYTES);
        parts.push(memory::close);
        settings = StreamsSettings.local(NAMESPACE, broker.bootstrapServers(), folder.resolve("state"), memory);
    }

    Namespace namespace() {
        return NAMESPACE;
    }

    TopicCodec codec() {
        return codec;
    }

    /** Stays the stand's to close. */
    SchemaRegistryClient registry() {
        return registry;
    }

    /** How to reach the cluster. */
    Map<String, Object> kafka() {
        return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    }

    /** A new folder that is gone afterwards. */
    Path folder(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    Admin admin() {
        return admin;
    }

    /** Creates a topic of one partition that is as durable as those that hold money. */
    String flushedTopic(String name) {
        Map<String, String> configuration = new HashMap<>(flush.ofMoney());
        configuration.put("retention.ms", "-1");
        return topic(name, configuration);
    }

    /** Creates a topic of one partition that is as durable as those of the market. */
    String plainTopic(String name) {
        return topic(name, Map.of("retention.ms", "-1"));
    }

    private String topic(String name, Map<String, String> configuration) {
        String full = NAMESPACE.prefix(name);
        try {
            admin.createTopics(List.of(new NewTopic(full, 1, (short) 1).configs(configuration)))
                    .all()
                    .get();
            return full;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("cannot create " + full, failed.getCause());
        } catch (InterruptedException interrupted) {
            throw new org.apache.kafka.common.errors.InterruptException(interrupted);
        }
    }

    /** Runs a topology as it runs live, until the stand or the caller closes it. */
    FoldStreams start(String stage, Topology topology) throws TimeoutException {
        return start(stage, topology, settings);
    }

    /** The same, but with a commit at this interval: for a topology that never asks for one itself. */
    FoldStreams startEvery(int commitMillis, String stage, Topology topology) throws TimeoutException {
        return start(
                stage,
                topology,
                settings.with(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Integer.toString(commitMillis)));
    }

    private FoldStreams start(String stage, Topology topology, StreamsSettings how) throws TimeoutException {
        FoldStreams streams = FoldStreams.start(stage, topology, how);
        parts.push(streams::close);
        return streams.awaitRunning(LONGEST_START);
    }

    KafkaProducer<byte[], byte[]> producer(int lingerMillis) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        lingerMillis,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        131_072),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Commits what it writes, as stages and runners do, and may begin. */
    KafkaProducer<byte[], byte[]> committing(String transactionalId) {
        Map<String, Object> configuration = new HashMap<>(kafka());
        configuration.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        configuration.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 1);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        configuration.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            parts.pop().run();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
