package io.sluice.topologies.driver;

import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.state.FoldState;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The one shape of all our topologies: topics in, one processor with one store, topics out. Every node is named. */
public final class FoldTopology {
    /** Name of the one store; its changelog is {@code <application id>-state-changelog}. */
    public static final String STORE = "state";

    private FoldTopology() {}

    /** Builds the topology of a fold. Pure: it touches neither broker nor registry. */
    public static <S extends FoldState> Topology build(FoldDefinition<S> fold, TopologyContext context) {
        Topology topology = new Topology();
        fold.inputs().forEach(input -> addSource(topology, input, context));
        topology.addProcessor(
                fold.stage(),
                () -> new FoldProcessor<>(fold, context),
                fold.inputs().stream().map(input -> source(input.topic())).toArray(String[]::new));
        topology.addStateStore(store(fold, context.stores()), fold.stage());
        fold.outputs().stream()
                .sorted(Comparator.comparing(Topic::name))
                .forEach(topic -> addSink(topology, topic, fold, context));
        addSink(topology, Topics.DEAD_LETTERS, fold, context);
        return topology;
    }

    private static void addSource(Topology topology, FoldInput<?, ?> input, TopologyContext context) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                source(input.topic()),
                new BoundedTimestamps(context.clock(), context.maxAhead(), input.tieBreakMillis()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                input.topic().in(context.namespace()));
    }

    private static void addSink(Topology topology, Topic<?> topic, FoldDefinition<?> fold, TopologyContext context) {
        topology.addSink(
                sink(topic),
                topic.in(context.namespace()),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                fold.stage());
    }

    /**
     * Cached: the store and its changelog are given what a slot has become when a commit comes, not each of its steps. The
     * cache is emptied before every commit, whoever asked for it, and dropped with a transaction that is aborted.
     */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(FoldDefinition<?> fold, StoreKind kind) {
        Map<String, String> changelog =
                fold.moneyState() ? Map.of(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1") : Map.of();
        return Stores.keyValueStoreBuilder(kind.supplier(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(changelog);
    }

    static String source(Topic<?> topic) {
        return "read-" + topic.name();
    }

    static String sink(Topic<?> topic) {
        return "write-" + topic.name();
    }
}
