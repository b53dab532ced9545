package io.sluice.paper;

import static io.sluice.topologies.Candles.BTC;

import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.topologies.AccountTopology;
import io.sluice.topologies.InstrumentTopology;
import io.sluice.topologies.Loop;
import io.sluice.topologies.driver.StoreKind;
import io.sluice.topologies.driver.TopicCodec;
import io.sluice.topologies.driver.TopologyContext;
import io.sluice.topologies.runtime.FoldStreams;
import io.sluice.topologies.runtime.RocksMemory;
import io.sluice.topologies.runtime.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** The three stages of one account and one instrument, in this process or, through {@link #main}, in one of their own. */
final class Stages implements AutoCloseable {
    static final String READY = "READY";
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final SchemaRegistryClient registry;
    private final RocksMemory memory = new RocksMemory(RocksMemory.DEFAULT_BYTES);
    private final List<FoldStreams> streams = new ArrayList<>();

    Stages(String bootstrapServers, String registryUrl, Namespace namespace, Path stateFolder) throws TimeoutException {
        registry = new SchemaRegistryClient(RegistryConfig.of(registryUrl));
        TopicCodec codec = new TopicCodec(namespace, registry, SerdeConfig.DEFAULT);
        codec.prepare(Topics.all());
        TopologyContext context = TopologyContext.of(codec, StoreKind.ROCKSDB);
        // Whoever waits for quiet waits for the commits of end marks, too, which come at this interval.
        StreamsSettings settings = StreamsSettings.local(namespace, bootstrapServers, stateFolder, memory)
                .with("commit.interval.ms", "10");
        Map<String, Topology> topologies = Map.of(
                InstrumentTopology.STAGE,
                InstrumentTopology.build(
                        List.of(Loop.instrumentFold(BTC)), Map.of(BTC, List.of(Loop.ACCOUNT)), context),
                AccountTopology.STAGE,
                AccountTopology.build(Map.of(Loop.ACCOUNT, Loop.accountFold(BTC)), context),
                PaperTopology.STAGE,
                PaperTopology.build(Loop.venue(BTC), Set.of(Loop.ACCOUNT), context));
        topologies.forEach((stage, topology) -> streams.add(FoldStreams.start(stage, topology, settings)));
        for (FoldStreams each : streams) {
            each.awaitRunning(LONGEST_START);
        }
    }

    /** What each stage reads, by application id. */
    static Map<String, Set<TopicPartition>> inputs(Namespace namespace) {
        return Map.of(
                namespace.prefix(InstrumentTopology.STAGE), Set.of(partition(namespace, Topics.CANDLES_1M)),
                namespace.prefix(AccountTopology.STAGE), Set.of(partition(namespace, Topics.ACCOUNT_EVENTS)),
                namespace.prefix(PaperTopology.STAGE),
                        Set.of(partition(namespace, Topics.ACCOUNT_EVENTS), partition(namespace, Topics.ORDERS_PAPER)));
    }

    private static TopicPartition partition(Namespace namespace, Topic<?> topic) {
        return new TopicPartition(topic.in(namespace), 0);
    }

    /** What each stage does now. */
    List<KafkaStreams.State> states() {
        return streams.stream().map(FoldStreams::state).toList();
    }

    @Override
    public void close() {
        streams.forEach(FoldStreams::close);
        memory.close();
        registry.close();
    }

    /** Arguments: bootstrap servers, registry, namespace, state folder. Runs until it is ended. */
    public static void main(String[] arguments) throws Exception {
        Stages stages = new Stages(arguments[0], arguments[1], new Namespace(arguments[2]), Path.of(arguments[3]));
        Runtime.getRuntime().addShutdownHook(new Thread(stages::close));
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
