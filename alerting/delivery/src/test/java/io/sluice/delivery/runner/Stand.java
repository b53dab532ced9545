package io.sluice.delivery.runner;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.delivery.Channel;
import io.sluice.delivery.DeliveryMetrics;
import io.sluice.delivery.fold.DeliverySettings;
import io.sluice.delivery.text.AlertJson;
import io.sluice.delivery.text.Catalogue;
import io.sluice.delivery.websocket.AlertHub;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertDelivery;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** A registry over a cluster, and environments with the topics of alerting. */
public final class Stand implements AutoCloseable {
    public static final Duration LONGEST = Duration.ofSeconds(60);
    private static final List<Topic<?>> TOPICS =
            List.of(Topics.ALERTS, Topics.ALERT_DELIVERIES, Topics.OPERATOR_COMMANDS);

    private final Cluster cluster;
    private final EmbeddedRegistry registry;
    private final SchemaRegistryClient client;

    public Stand(Cluster cluster) {
        this.cluster = cluster;
        this.registry = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
        this.client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
    }

    String registryUrl() {
        return registry.url();
    }

    String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    /** An environment of its own, with two partitions so that order between them is nobody's assumption. */
    public Scene scene(String name) throws Exception {
        Scene scene = new Scene(name);
        for (Topic<?> topic : TOPICS) {
            cluster.topics().create(scene.codec.name(topic), 2);
        }
        return scene;
    }

    static AlertHub hub(DeliveryMetrics metrics) {
        return new AlertHub(new AlertJson(new Catalogue()), DeliverySettings.QUEUE, metrics);
    }

    /** One environment. */
    public final class Scene {
        private final String name;
        private final RecordCodec codec;
        public final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        public final AlertHub hub = hub(new DeliveryMetrics(meters));

        private Scene(String name) {
            this.name = name;
            this.codec = new RecordCodec(new Namespace(name), client);
        }

        String name() {
            return name;
        }

        public Delivery deliver(DeliverySettings settings, Channel... channels) throws InterruptedException {
            Delivery delivery = Delivery.start(new DeliveryParts(
                    Map.of("bootstrap.servers", cluster.bootstrapServers()),
                    codec,
                    settings,
                    Arrays.asList(channels),
                    hub,
                    new DeliveryMetrics(meters),
                    InstantSource.system()));
            Await.until("readiness", LONGEST, () -> delivery.awaitReady(Duration.ofSeconds(1)));
            return delivery;
        }

        public void write(Alert... alerts) throws Exception {
            cluster.topics()
                    .produce(Stream.of(alerts)
                            .map(each -> codec.record(
                                    Topics.ALERTS,
                                    each.getAccount(),
                                    each.getTime().toEpochMilli(),
                                    each))
                            .toList());
        }

        void acknowledge(Alert alert, String who) throws Exception {
            OperatorCommand command = new OperatorCommand(
                    "C-" + alert.getId(),
                    "paper-1",
                    OperatorCommandKind.ACKNOWLEDGE,
                    alert.getId(),
                    who,
                    "seen",
                    Instant.EPOCH,
                    null);
            cluster.topics().produce(List.of(codec.record(Topics.OPERATOR_COMMANDS, "paper-1", 0, command)));
        }

        public List<AlertDelivery> deliveries() {
            return read(Topics.ALERT_DELIVERIES);
        }

        private <V extends SpecificRecord> List<V> read(Topic<V> topic) {
            List<V> values = new ArrayList<>();
            cluster.topics()
                    .readAll(codec.name(topic))
                    .forEach(record -> codec.value(topic, record).ifPresent(values::add));
            return values;
        }

        /** The records of an alert as lines, in their order. */
        public List<String> story(Alert alert) {
            return deliveries().stream()
                    .filter(each -> each.getAlertId().equals(alert.getId()))
                    .map(each -> each.getState() + " " + each.getChannel() + " " + each.getRecipient() + "#"
                            + each.getAttempt())
                    .toList();
        }

        public void awaitStory(Alert alert, String... lines) throws InterruptedException {
            Await.until(String.join(", ", lines), LONGEST, () -> story(alert).containsAll(List.of(lines)));
        }
    }

    @Override
    public void close() {
        client.close();
        registry.close();
    }
}
