package io.sluice.local.up;

import io.sluice.account.AccountFold;
import io.sluice.account.AccountSettings;
import io.sluice.instrument.InstrumentFold;
import io.sluice.local.Ports;
import io.sluice.local.SchemaRegistration;
import io.sluice.local.config.AccountChoice;
import io.sluice.local.config.Configuration;
import io.sluice.local.records.RecordKeeping;
import io.sluice.market.InstrumentDefinition;
import io.sluice.paper.PaperTopology;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.topologies.AccountTopology;
import io.sluice.topologies.InstrumentTopology;
import io.sluice.topologies.admin.TopicCreator;
import io.sluice.topologies.admin.TopicDifference;
import io.sluice.topologies.driver.StoreKind;
import io.sluice.topologies.driver.TopicCodec;
import io.sluice.topologies.driver.TopologyContext;
import io.sluice.topologies.runtime.FoldStreams;
import io.sluice.topologies.runtime.RocksMemory;
import io.sluice.topologies.runtime.StreamsSettings;
import io.sluice.venue.PaperVenue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.Topology;

/**
 * All parts of one process: broker and registry unless a cluster is configured, topics, schemas, the three topologies.
 * Closed in the opposite order of their start, also when a start fails half-way.
 */
public final class Platform implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Configuration configuration;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final List<FoldStreams> stages = new ArrayList<>();
    private List<TopicDifference> differences = List.of();
    private String bootstrapServers = "";
    private String registryUrl = "";
    private SchemaRegistryClient registry;
    private TopicCodec codec;

    /** Something to be closed that does not fail at it. */
    private interface Part {
        void close();
    }

    private Platform(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * Starts everything and returns when all stages are at work.
     *
     * @param base timeframe of the candles that will come in
     * @param stores where the folds keep their states
     * @throws io.sluice.broker.BrokerStartException when the folder is in use or Kafka's port is taken
     * @throws PortTaken when the registry's port is taken
     * @throws io.sluice.local.command.CommandFailed when played history and a real market would mix
     */
    public static Platform start(Configuration configuration, Timeframe base, Ports ports, StoreKind stores) {
        Platform platform = new Platform(configuration);
        try {
            platform.startCluster(ports);
            platform.startStages(base, stores);
            return platform;
        } catch (RuntimeException | TimeoutException failed) {
            platform.close();
            throw failed instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failed);
        }
    }

    private void startCluster(Ports ports) {
        if (configuration.kafka().embedded()) {
            LocalCluster cluster = LocalCluster.start(configuration.dataDir(), ports);
            parts.push(cluster::close);
            cluster.registerSchemas(configuration.namespace());
            bootstrapServers = cluster.bootstrapServers();
            registryUrl = cluster.registryUrl();
        } else {
            bootstrapServers = configuration.kafka().bootstrapServers().orElseThrow();
            registryUrl = configuration.kafka().registryUrl().orElseThrow();
        }
    }

    private void startStages(Timeframe base, StoreKind stores) throws TimeoutException {
        createTopics();
        PastAndPresent.keepApart(configuration, differences);
        Map<String, Object> registryConfig = new HashMap<>(configuration.kafka().properties());
        registryConfig.put(RegistryConfig.URL, registryUrl);
        registry = new SchemaRegistryClient(RegistryConfig.from(registryConfig));
        parts.push(registry::close);
        if (!configuration.kafka().embedded()) {
            new SchemaRegistration(registry, configuration.namespace()).register();
        }
        codec = new TopicCodec(configuration.namespace(), registry, SerdeConfig.LOOKUP_ONLY);
        codec.prepare(Topics.all());

        RocksMemory memory = new RocksMemory(RocksMemory.DEFAULT_BYTES);
        parts.push(memory::close);
        StreamsSettings settings = streamsSettings(memory);
        topologies(base, TopologyContext.of(codec, stores))
                .forEach((stage, topology) -> startStage(stage, topology, settings));
        for (FoldStreams stage : stages) {
            stage.awaitRunning(LONGEST_START);
        }
    }

    /**
     * With the configured settings of every client, such as security. What exactly-once hangs on is not for a configuration
     * to change: where Sluice has a setting of its own, that one holds.
     */
    private StreamsSettings streamsSettings(RocksMemory memory) {
        StreamsSettings settings = StreamsSettings.local(
                configuration.namespace(),
                bootstrapServers,
                configuration.dataDir().resolve("state"),
                memory);
        Properties own = settings.properties("any");
        for (Map.Entry<String, String> property :
                configuration.kafka().properties().entrySet()) {
            if (!own.containsKey(property.getKey())) {
                settings = settings.with(property.getKey(), property.getValue());
            }
        }
        return settings;
    }

    private void createTopics() {
        try (Admin admin = Admin.create(clientSettings())) {
            differences = new TopicCreator(
                            admin,
                            configuration.namespace(),
                            configuration.kafka().topics(!configuration.venues().isReal()))
                    .create();
        }
    }

    private void startStage(String stage, Topology topology, StreamsSettings settings) {
        FoldStreams streams = FoldStreams.start(stage, topology, settings);
        parts.push(streams::close);
        stages.add(streams);
    }

    private Map<String, Topology> topologies(Timeframe base, TopologyContext context) {
        Map<String, InstrumentDefinition> definitions = configuration.definitions();
        List<InstrumentFold> instruments = configuration.folds(base);
        Map<String, AccountFold> accounts = configuration.accountSettings().stream()
                .collect(Collectors.toMap(AccountSettings::account, account -> new AccountFold(account, definitions)));
        return Map.of(
                InstrumentTopology.STAGE, InstrumentTopology.build(instruments, traders(), context),
                AccountTopology.STAGE, AccountTopology.build(accounts, context),
                PaperTopology.STAGE,
                        PaperTopology.build(
                                new PaperVenue(configuration.paper(), definitions), paperAccounts(), context));
    }

    private Map<String, List<String>> traders() {
        return configuration.instruments().stream()
                .collect(Collectors.toMap(
                        InstrumentDefinition::id,
                        instrument -> configuration.tradersOf(instrument).stream()
                                .map(AccountChoice::id)
                                .toList()));
    }

    private Set<String> paperAccounts() {
        return configuration.accounts().stream()
                .filter(AccountChoice::isOnPaper)
                .map(AccountChoice::id)
                .collect(Collectors.toSet());
    }

    /**
     * Begins to keep what happens, as configured: rows of a database, and the audit chain. Closed with the rest.
     *
     * @param process what runs, for the audit chain
     */
    public RecordKeeping keepRecords(String process) {
        RecordKeeping keeping = RecordKeeping.start(configuration, clientSettings(), registryUrl, process);
        parts.push(keeping::close);
        return keeping;
    }

    /** Settings of any Kafka client of this process. */
    public Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(configuration.kafka().properties());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return settings;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public String registryUrl() {
        return registryUrl;
    }

    /** Asks the schema registry; stays this platform's to close. */
    public SchemaRegistryClient registry() {
        return registry;
    }

    /** Values of the namespace's topics to bytes and back. */
    public TopicCodec codec() {
        return codec;
    }

    /** How topics that were there already differ from the catalogue. */
    public List<TopicDifference> differences() {
        return differences;
    }

    /** Stages at work. */
    public List<FoldStreams> stages() {
        return List.copyOf(stages);
    }

    /** Stages stop side by side, and are waited for one by one. */
    @Override
    public void close() {
        stages.forEach(FoldStreams::beginClose);
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
