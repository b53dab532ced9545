package io.sluice.dashboard.server;

import static io.sluice.topologies.Candles.BTC;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.api.Api;
import io.sluice.api.ApiSettings;
import io.sluice.api.Setup;
import io.sluice.api.archive.ArchiveHistory;
import io.sluice.paper.PaperTopology;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.store.Archive;
import io.sluice.store.Database;
import io.sluice.store.DatabaseSettings;
import io.sluice.store.StoreFollower;
import io.sluice.store.StoreSettings;
import io.sluice.store.StoreStatus;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.topologies.AccountTopology;
import io.sluice.topologies.InstrumentTopology;
import io.sluice.topologies.Loop;
import io.sluice.topologies.Market;
import io.sluice.topologies.admin.TopicCreator;
import io.sluice.topologies.driver.StoreKind;
import io.sluice.topologies.driver.TopicCodec;
import io.sluice.topologies.driver.TopologyContext;
import io.sluice.topologies.runtime.FoldStreams;
import io.sluice.topologies.runtime.Quiescence;
import io.sluice.topologies.runtime.RocksMemory;
import io.sluice.topologies.runtime.StreamsSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/** The platform around one instrument and one account: broker, registry, the three folds, and the API with the page. */
public final class Platform implements AutoCloseable {
    public static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Namespace namespace;
    private final RiskLimits limits;
    private final Cluster cluster;
    private final Path folder;
    private final EmbeddedRegistry registry;
    private final SchemaRegistryClient client;
    private final TopicCodec codec;
    private final RocksMemory memory = new RocksMemory(RocksMemory.DEFAULT_BYTES);
    private final List<FoldStreams> stages = new ArrayList<>();
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Database database;
    private final StoreFollower store;
    private final String token;
    private Api api;

    /**
     * @param folder of this platform alone
     * @param name its namespace on the cluster
     */
    public Platform(Cluster cluster, Path folder, String name, RiskLimits limits) throws Exception {
        this.cluster = cluster;
        this.folder = folder;
        this.namespace = new Namespace(name);
        this.limits = limits;
        registry = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
        client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
        admin = Admin.create(cluster.clientSettings());
        new TopicCreator(admin, namespace, TopicSettings.singleNode(true)).create();
        codec = new TopicCodec(namespace, client, SerdeConfig.DEFAULT);
        codec.prepare(Topics.all());
        producer = new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
        startStages();
        database = new Database(DatabaseSettings.sqlite(folder.resolve("store.db")));
        store = StoreFollower.start(new StoreSettings(cluster.clientSettings(), namespace), client, database);
        api = serve(0);
        token = api.firstToken().orElseThrow();
    }

    private void startStages() throws Exception {
        // Whoever waits for quiet waits for the commits of end marks, too, which come at this interval.
        StreamsSettings settings = StreamsSettings.local(
                        namespace, cluster.bootstrapServers(), folder.resolve("state"), memory)
                .with("commit.interval.ms", "10");
        topologies(TopologyContext.of(codec, StoreKind.ROCKSDB))
                .forEach((stage, topology) -> stages.add(FoldStreams.start(stage, topology, settings)));
        for (FoldStreams stage : stages) {
            stage.awaitRunning(LIMIT);
        }
    }

    private Map<String, Topology> topologies(TopologyContext context) {
        Map<String, Topology> topologies = new LinkedHashMap<>();
        topologies.put(
                InstrumentTopology.STAGE,
                InstrumentTopology.build(
                        List.of(Loop.instrumentFold(BTC)), Map.of(BTC, List.of(Loop.ACCOUNT)), context));
        topologies.put(
                AccountTopology.STAGE,
                AccountTopology.build(Map.of(Loop.ACCOUNT, Loop.accountFold(BTC, limits)), context));
        topologies.put(PaperTopology.STAGE, PaperTopology.build(Loop.venue(BTC), Set.of(Loop.ACCOUNT), context));
        return topologies;
    }

    private Api serve(int port) throws InterruptedException {
        Setup setup = new Setup(
                namespace,
                "paper",
                "0.1.0",
                List.of(Timeframe.M1, Timeframe.M5),
                List.of(Market.coin(BTC)),
                Map.of(BTC, List.of(Loop.ACCOUNT)),
                List.of(Loop.ACCOUNT),
                () -> stages.stream()
                        .map(stage -> new Setup.Stage("fold", stage.state().name(), true, 0))
                        .toList());
        Api started = Api.start(
                ApiSettings.local(port, folder.resolve("api/tokens.json")),
                setup,
                cluster.clientSettings(),
                client,
                new ArchiveHistory(new Archive(database)));
        Await.until("the topics are read", LIMIT, started::caughtUp);
        return started;
    }

    public String url() {
        return api.address() + "/";
    }

    /** Of an administrator. */
    public String token() {
        return token;
    }

    /** Of somebody new. */
    public String tokenOf(String name, String role) throws IOException, InterruptedException {
        String body = "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"}";
        return JSON.readTree(post("/api/v1/tokens", token, body).body())
                .path("token")
                .textValue();
    }

    /** What the API answers to somebody who passes the page by. */
    public HttpResponse<String> post(String path, String bearer, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(api.address() + path))
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** What is on a topic, in the order in which it was written. */
    public <V extends SpecificRecord> List<V> written(Topic<V> topic) {
        return cluster.topics().readAll(topic.in(namespace)).stream()
                .map(record -> codec.decode(topic, record.value()))
                .toList();
    }

    /** Waits until everything that has happened can be asked for in the archive. */
    public void awaitArchive() throws InterruptedException {
        Await.until(
                "the archive has everything",
                LIMIT,
                () -> store.status().state() == StoreStatus.State.FOLLOWING
                        && store.status().behind() == 0);
    }

    /** Waits until nothing is on its way between the stages. */
    public void settle() throws Exception {
        new Quiescence(admin, inputs()).await(LIMIT);
    }

    /** Plays candles, each when nothing of the one before is on its way any more. */
    public void play(List<Candle> candles) throws Exception {
        Quiescence quiescence = new Quiescence(admin, inputs());
        for (Candle candle : candles) {
            byte[] key = BTC.getBytes(StandardCharsets.UTF_8);
            long time = candle.getCloseTime().toEpochMilli();
            producer.send(new ProducerRecord<>(
                            Topics.CANDLES_1M.in(namespace), null, time, key, codec.encode(Topics.CANDLES_1M, candle)))
                    .get();
            quiescence.await(LIMIT);
        }
    }

    private Map<String, Set<TopicPartition>> inputs() {
        TopicPartition candles = new TopicPartition(Topics.CANDLES_1M.in(namespace), 0);
        TopicPartition events = new TopicPartition(Topics.ACCOUNT_EVENTS.in(namespace), 0);
        TopicPartition orders = new TopicPartition(Topics.ORDERS_PAPER.in(namespace), 0);
        return Map.of(
                namespace.prefix(InstrumentTopology.STAGE), Set.of(candles),
                namespace.prefix(AccountTopology.STAGE), Set.of(events),
                namespace.prefix(PaperTopology.STAGE), Set.of(events, orders));
    }

    /** The API is gone for as long as the work takes, and comes back at the same address. */
    public void withoutApi(Runnable work) throws InterruptedException {
        int port = URI.create(api.address()).getPort();
        api.close();
        work.run();
        api = serve(port);
    }

    @Override
    public void close() {
        api.close();
        store.close();
        database.close();
        stages.forEach(FoldStreams::close);
        producer.close();
        admin.close();
        memory.close();
        client.close();
        registry.close();
    }
}
