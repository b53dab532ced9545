package io.sluice.binance.venue;

import io.sluice.binance.Orders;
import io.sluice.binance.sim.SimulatedVenue;
import io.sluice.binance.sim.ledger.Fact;
import io.sluice.binance.sim.ledger.FactKind;
import io.sluice.binance.sim.rest.Credential;
import io.sluice.connector.runner.OrderRunner;
import io.sluice.connector.runner.RunnerListener;
import io.sluice.order.OrderLifecycle;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.Side;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.AvroSerializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import java.net.URI;
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
import org.jspecify.annotations.Nullable;

/** One environment with its topics, its accounts at a simulated venue, and the orders that were approved. */
final class RunnerScene {
    private static final Duration PERISHES = Duration.ofMinutes(2);
    /** An order that cannot leave ends when it perishes. */
    private static final Duration LONGEST = PERISHES.multipliedBy(2);

    private static final List<Topic<?>> TOPICS = List.of(
            Topics.ORDERS_BINANCE,
            Topics.ORDER_EVENTS,
            Topics.FILLS,
            Topics.ACCOUNT_EVENTS,
            Topics.ALERTS,
            Topics.DRIFT,
            Topics.DEAD_LETTERS);

    final SimulatedVenue sim;
    final RunnerPlan plan;
    private final Cluster cluster;
    private final SchemaRegistryClient client;
    private final AvroSerializer<SpecificRecord> serializer;
    private final List<OrderCommand> approved = new ArrayList<>();

    /** @param plan of an environment that is not there yet */
    RunnerScene(Cluster cluster, SchemaRegistryClient client, SimulatedVenue sim, RunnerPlan plan, int partitions)
            throws Exception {
        this.cluster = cluster;
        this.client = client;
        this.sim = sim;
        this.plan = plan;
        serializer = new AvroSerializer<>(client, SerdeConfig.DEFAULT);
        for (String account : plan.accountNames()) {
            sim.add(new Credential.Hmac(RunnerPlan.key(account), account, RunnerPlan.secret(account)));
        }
        for (Topic<?> topic : TOPICS) {
            cluster.topics().create(topic.in(plan.environment()), partitions);
        }
    }

    static RunnerPlan plan(
            Cluster cluster, String registryUrl, SimulatedVenue sim, String name, Path folder, int accounts) {
        return new RunnerPlan(
                cluster.bootstrapServers(),
                registryUrl,
                name,
                URI.create(sim.restUrl()).getPort(),
                folder.toString(),
                accounts);
    }

    OrderRunner runner(@Nullable String instance) {
        return plan.start(instance, client, RunnerListener.NONE);
    }

    /** The next small order at the market. Sides and instruments alternate, so that nothing piles up. */
    OrderCommand next(String account) {
        int number = approved.size();
        String symbol = RunnerPlan.SYMBOLS.get(number % RunnerPlan.SYMBOLS.size());
        Side side = number / RunnerPlan.SYMBOLS.size() % 2 == 0 ? Side.BUY : Side.SELL;
        return OrderCommand.newBuilder(Orders.market(plan.namespace() + number, side, "0.500"))
                .setAccount(account)
                .setInstrument("BINANCE:" + symbol)
                .build();
    }

    void approve(String account) throws Exception {
        approve(next(account));
    }

    void approve(OrderCommand order) throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        OrderCommand command = OrderCommand.newBuilder(order)
                .setTime(now)
                .setExpiresAt(now.plus(PERISHES))
                .build();
        String topic = Topics.ORDERS_BINANCE.in(plan.environment());
        byte[] key = command.getAccount().getBytes(StandardCharsets.UTF_8);
        cluster.topics().produce(List.of(new ProducerRecord<>(topic, key, serializer.serialize(topic, command))));
        approved.add(command);
    }

    List<OrderCommand> approved() {
        return List.copyOf(approved);
    }

    /** What the ledger tells of this kind about requests to place one of the orders. */
    List<Fact> placed(FactKind kind) {
        Set<String> ids = approved.stream().map(OrderCommand::getClientOrderId).collect(Collectors.toSet());
        return sim.ledger().facts(kind).stream()
                .filter(fact -> fact.text("method").equals("POST")
                        && fact.text("path").equals("/fapi/v1/order")
                        && ids.contains(fact.text("clientId")))
                .toList();
    }

    <V extends SpecificRecord> List<V> values(Topic<V> topic) {
        AvroDeserializer<V> reader = new AvroDeserializer<>(topic.valueType(), client);
        String name = topic.in(plan.environment());
        return cluster.topics().readAll(name).stream()
                .map(record -> reader.deserialize(name, record.value()))
                .toList();
    }

    Map<String, OrderState> ends() {
        return values(Topics.ORDER_EVENTS).stream()
                .filter(event -> OrderLifecycle.isTerminal(event.getState()))
                .collect(Collectors.toMap(OrderEvent::getOrderId, OrderEvent::getState));
    }

    void awaitEnds() throws Exception {
        List<String> ids = approved.stream().map(OrderCommand::getOrderId).toList();
        Await.until(
                "an end of each of " + ids.size() + " orders in " + plan.namespace(),
                LONGEST,
                () -> ends().keySet().containsAll(ids));
    }
}
