package io.sluice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.api.view.History;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.topologies.admin.TopicCreator;
import io.sluice.topologies.driver.TopicCodec;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A namespace on a real broker, the API on it, and a client of each role. */
final class ApiStand implements AutoCloseable {
    static final String BTC = "BITSTAMP:BTCUSD";
    static final String ACCOUNT = "paper-1";
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Namespace NAMESPACE = new Namespace("paper");

    private final EmbeddedRegistry registry;
    private final SchemaRegistryClient client;
    private final TopicCodec codec;
    private final KafkaProducer<byte[], byte[]> producer;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Cluster cluster;
    private final Path folder;
    private Api api;
    final String admin;
    final String trader;
    final String viewer;

    ApiStand(Cluster cluster, Path folder, int instruments) throws Exception {
        this.cluster = cluster;
        this.folder = folder;
        registry = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
        client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
        try (Admin kafka = Admin.create(cluster.clientSettings())) {
            new TopicCreator(kafka, NAMESPACE, TopicSettings.singleNode(true)).create();
        }
        codec = new TopicCodec(NAMESPACE, client, SerdeConfig.DEFAULT);
        codec.prepare(Topics.all());
        producer = new KafkaProducer<>(cluster.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
        api = start(ApiSettings.local(0, folder.resolve("api/tokens.json")), instruments);
        admin = api.firstToken().orElseThrow();
        viewer = make("watcher", "viewer");
        trader = make("dealer", "trader");
        Await.until("the topics are read", LIMIT, api::caughtUp);
    }

    /** The same namespace served otherwise; the caller's to close. */
    Api served(ApiSettings settings) {
        return start(settings, 1);
    }

    private Api start(ApiSettings settings, int instruments) {
        List<InstrumentDefinition> definitions = IntStream.range(0, instruments)
                .mapToObj(i -> definition(i == 0 ? BTC : "BINANCE:COIN" + i))
                .toList();
        Setup setup = new Setup(
                NAMESPACE,
                "paper",
                "0.1.0",
                List.of(Timeframe.M1, Timeframe.M5),
                definitions,
                Map.of(BTC, List.of(ACCOUNT)),
                List.of(ACCOUNT),
                () -> List.of(new Setup.Stage("account", "RUNNING", true, 0)));
        return Api.start(settings, setup, cluster.clientSettings(), client, History.NONE);
    }

    private static InstrumentDefinition definition(String id) {
        return new InstrumentDefinition(
                id,
                "USD",
                new BigDecimal("0.01"),
                new BigDecimal("0.00000001"),
                new BigDecimal("0.001"),
                new BigDecimal("1000"),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                Session.ALWAYS);
    }

    private String make(String name, String role) throws Exception {
        HttpResponse<String> made =
                send("POST", "/api/v1/tokens", admin, "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"}");
        return json(made).path("token").textValue();
    }

    Api api() {
        return api;
    }

    URI at(String path) {
        return URI.create(api.address() + path);
    }

    HttpResponse<String> get(String path, String token, String... headers) throws IOException, InterruptedException {
        return send(request("GET", path, token, "", headers));
    }

    HttpResponse<String> send(String method, String path, String token, String body, String... headers)
            throws IOException, InterruptedException {
        return send(request(method, path, token, body, headers));
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    HttpRequest request(String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    HttpClient http() {
        return http;
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    JsonNode read(String path) throws IOException, InterruptedException {
        return json(get(path, viewer));
    }

    /** Field of every item of a list. */
    List<String> items(String path, String field) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        read(path).path("items").forEach(item -> texts.add(item.at(field).asText()));
        return texts;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what did not arrive is missed by who awaits it
    <V extends SpecificRecord> void write(Topic<V> topic, String key, Instant time, V value) {
        producer.send(new ProducerRecord<>(
                topic.in(NAMESPACE),
                null,
                time.toEpochMilli(),
                key.getBytes(StandardCharsets.UTF_8),
                codec.encode(topic, value)));
    }

    /** Waits until the API shows so many items. */
    void awaitItems(String path, int count) throws InterruptedException {
        Await.until(
                count + " items of " + path,
                LIMIT,
                () -> read(path).path("items").size() == count);
    }

    Cluster cluster() {
        return cluster;
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        api.close();
        producer.close();
        client.close();
        registry.close();
    }
}
