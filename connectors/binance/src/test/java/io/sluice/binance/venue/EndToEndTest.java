package io.sluice.binance.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.binance.Orders;
import io.sluice.binance.sim.SimulatedVenue;
import io.sluice.binance.sim.ledger.LedgerOrder;
import io.sluice.binance.sim.malice.RequestRule;
import io.sluice.connector.runner.OrderRunner;
import io.sluice.connector.runner.RunnerListener;
import io.sluice.connector.runner.RunnerSettings;
import io.sluice.order.OrderFoldSettings;
import io.sluice.order.OrderLifecycle;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.Side;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.AvroSerializer;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on the topic, through the runner and this connector, to the simulated venue, and back to events and fills. */
@WithCluster
class EndToEndTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Namespace NAMESPACE = new Namespace("binance");
    private static final List<Topic<?>> TOPICS = List.of(
            Topics.ORDERS_BINANCE,
            Topics.ORDER_EVENTS,
            Topics.FILLS,
            Topics.ACCOUNT_EVENTS,
            Topics.ALERTS,
            Topics.DRIFT,
            Topics.DEAD_LETTERS);

    private static final OrderFoldSettings PATIENCE = new OrderFoldSettings(
            Duration.ofSeconds(3),
            Duration.ofMillis(500),
            Duration.ofMillis(300),
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofDays(1),
            Duration.ofHours(1),
            16,
            5,
            Duration.ofSeconds(5));

    private final Cluster cluster;
    private final List<OrderCommand> approved = new ArrayList<>();

    @TempDir
    private Path folder;

    private EmbeddedRegistry registry;
    private SchemaRegistryClient client;
    private AvroSerializer<SpecificRecord> serializer;
    private SimulatedVenue sim;

    EndToEndTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start() throws Exception {
        registry = EmbeddedRegistry.start(cluster.bootstrapServers(), "127.0.0.1", 0);
        client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
        serializer = new AvroSerializer<>(client, SerdeConfig.DEFAULT);
        sim = Desk.sim(folder);
        for (Topic<?> topic : TOPICS) {
            cluster.topics().create(topic.in(NAMESPACE), 1);
        }
    }

    @AfterEach
    void stop() {
        sim.close();
        client.close();
        registry.close();
    }

    private RunnerSettings settings() {
        return new RunnerSettings(
                NAMESPACE,
                Topics.ORDERS_BINANCE,
                Set.of("main"),
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                PATIENCE,
                Duration.ofMinutes(1),
                folder,
                Duration.ofSeconds(10),
                "one");
    }

    private void approve(OrderCommand order) throws Exception {
        OrderCommand command = OrderCommand.newBuilder(order)
                .setTime(Instant.now().truncatedTo(ChronoUnit.MICROS))
                .setExpiresAt(Instant.now().plusSeconds(120).truncatedTo(ChronoUnit.MICROS))
                .build();
        approved.add(command);
        String topic = Topics.ORDERS_BINANCE.in(NAMESPACE);
        cluster.topics()
                .produce(List.of(new ProducerRecord<>(
                        topic, "main".getBytes(StandardCharsets.UTF_8), serializer.serialize(topic, command))));
    }

    private <V extends SpecificRecord> List<V> values(Topic<V> topic) {
        AvroDeserializer<V> reader = new AvroDeserializer<>(topic.valueType(), client);
        return cluster.topics().readAll(topic.in(NAMESPACE)).stream()
                .map(record -> reader.deserialize(topic.in(NAMESPACE), record.value()))
                .toList();
    }

    private Map<String, OrderState> ends() {
        return values(Topics.ORDER_EVENTS).stream()
                .filter(event -> OrderLifecycle.isTerminal(event.getState()))
                .collect(Collectors.toMap(OrderEvent::getOrderId, OrderEvent::getState));
    }

    private void awaitEnds() throws Exception {
        Await.until(
                "an end of each order",
                LONGEST,
                () -> ends().keySet()
                        .containsAll(
                                approved.stream().map(OrderCommand::getOrderId).toList()));
    }

    @Test
    @DisplayName("O-ONCE, O-BINANCE each approved order is at the venue once, and each execution on the topic once")
    void carries_orders_to_the_venue_and_executions_back() throws Exception {
        AccountSettings settings = Desk.oneWay();
        try (OrderRunner runner =
                OrderRunner.start(Desk.venue(sim, settings), settings(), client, RunnerListener.NONE)) {
            Await.until("agreement with the venue", LONGEST, runner::isSynchronised);
            for (int i = 0; i < 6; i++) {
                if (i == 2) {
                    sim.malice().add(RequestRule.next("POST", "/fapi/v1/order").loseReply(30, true));
                }
                if (i == 4) {
                    sim.streams().cutAll();
                }
                approve(Orders.market("e2e" + i, i % 2 == 0 ? Side.BUY : Side.SELL, "0.500"));
            }
            approve(Orders.market("refused", Side.BUY, "0.0001"));
            awaitEnds();
        }
        assertThat(approved.stream().map(order -> ends().get(order.getOrderId())))
                .containsExactly(
                        OrderState.FILLED,
                        OrderState.FILLED,
                        OrderState.FILLED,
                        OrderState.FILLED,
                        OrderState.FILLED,
                        OrderState.FILLED,
                        OrderState.FAILED);
        for (OrderCommand order : approved.subList(0, 6)) {
            List<LedgerOrder> atVenue = sim.ledger().orders(order.getClientOrderId());
            assertThat(atVenue).hasSize(1);
            assertThat(values(Topics.FILLS).stream()
                            .filter(fill -> fill.getOrderId().equals(order.getOrderId()))
                            .map(Fill::getQuantity)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("0.5");
        }
        assertThat(values(Topics.FILLS).stream().map(Fill::getId).distinct()).hasSameSizeAs(values(Topics.FILLS));
        assertThat(cluster.topics().readAll(Topics.DEAD_LETTERS.in(NAMESPACE))).isEmpty();
    }
}
