package io.sluice.connector.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.order.OrderLifecycle;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.TopicSettings;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.id.Ids;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.testkit.Await;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.JavaCommand;
import io.sluice.testkit.JavaProcess;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One environment with its topics, its ledger and the orders that were approved, and the checker of what came of them. */
final class Scene implements AutoCloseable {
    /** What is left of the last order's time, and then what it takes to learn what became of it. */
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private static final Duration PERISHES = Duration.ofMinutes(2);
    private static final List<Topic<?>> TOPICS = List.of(
            Topics.ORDERS_BINANCE,
            Topics.ORDER_EVENTS,
            Topics.FILLS,
            Topics.ACCOUNT_EVENTS,
            Topics.ALERTS,
            Topics.DRIFT,
            Topics.DEAD_LETTERS);

    private static final TopicSettings AS_ON_ONE_MACHINE = TopicSettings.singleNode(true);

    /** Not wanted any more, or refused or lost on its way as often as it is tried. */
    private static final Set<OrderState> NEVER_THERE = EnumSet.of(OrderState.EXPIRED, OrderState.FAILED);

    final Ledger ledger = Ledger.open();
    private final Cluster cluster;
    private final String registryUrl;
    private final Namespace namespace;
    private final Path haltFolder;
    private final RecordCodec codec;
    private final List<OrderCommand> approved = new ArrayList<>();
    private final List<JavaProcess> processes = new ArrayList<>();

    Scene(Cluster cluster, String registryUrl, SchemaRegistryClient registry, String name, Path haltFolder)
            throws Exception {
        this.cluster = cluster;
        this.registryUrl = registryUrl;
        this.namespace = new Namespace(name);
        this.haltFolder = haltFolder;
        this.codec = new RecordCodec(namespace, registry);
        for (Topic<?> topic : TOPICS) {
            cluster.topics().create(codec.name(topic), 1, AS_ON_ONE_MACHINE.configuration(topic));
        }
    }

    RunnerSettings settings(String instance) {
        return RunnerProcess.settings(cluster.bootstrapServers(), namespace, haltFolder, instance);
    }

    /** Approves entries at the market in two instruments. */
    void approve(int count) throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(approved(order(approved.size())));
        }
        cluster.topics().produce(records);
    }

    /** Approves what closes a position, in a third instrument. */
    void approveExit() throws Exception {
        OrderCommand exit = OrderCommand.newBuilder(order(approved.size()))
                .setInstrument("BINANCE:BNBUSDT")
                .setLeg(Leg.EXIT)
                .setSide(Side.SELL)
                .setReduceOnly(true)
                .build();
        cluster.topics().produce(List.of(approved(exit)));
    }

    private ProducerRecord<byte[], byte[]> approved(OrderCommand order) {
        approved.add(order);
        return new ProducerRecord<>(
                codec.name(Topics.ORDERS_BINANCE),
                RunnerProcess.ACCOUNT.getBytes(StandardCharsets.UTF_8),
                codec.encode(Topics.ORDERS_BINANCE, order));
    }

    private static OrderCommand order(int number) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String id = Ids.of("order", Integer.toString(number), now.toString());
        return OrderCommand.newBuilder()
                .setId(id)
                .setKind(OrderCommandKind.PLACE)
                .setOrderId(id)
                .setClientOrderId(Ids.clientOrder(id))
                .setAccount(RunnerProcess.ACCOUNT)
                .setVenue(LedgerVenue.NAME)
                .setInstrument(number % 2 == 0 ? "BINANCE:BTCUSDT" : "BINANCE:ETHUSDT")
                .setDecisionId("D" + number)
                .setLeg(Leg.ENTRY)
                .setRevision(0)
                .setSide(Side.BUY)
                .setType(OrderType.MARKET)
                .setQuantity(new BigDecimal("3"))
                .setReduceOnly(false)
                .setTimeInForce(TimeInForce.GTC)
                .setTime(now)
                .setExpiresAt(now.plus(PERISHES))
                .build();
    }

    JavaProcess process(String instance, String... trap) {
        List<String> arguments = new ArrayList<>(List.of(
                cluster.bootstrapServers(),
                registryUrl,
                namespace.name(),
                Integer.toString(ledger.port()),
                haltFolder.toString(),
                instance));
        arguments.addAll(List.of(trap));
        JavaProcess process = JavaCommand.of(RunnerProcess.class)
                .withJvmOptions("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .withArguments(arguments.toArray(String[]::new))
                .start();
        processes.add(process);
        return process;
    }

    int approvedCount() {
        return approved.size();
    }

    List<OrderEvent> events() {
        return read(Topics.ORDER_EVENTS);
    }

    <V extends SpecificRecord> List<V> read(Topic<V> topic) {
        return cluster.topics().readAll(codec.name(topic)).stream()
                .map(record -> codec.decode(topic, record.value()))
                .toList();
    }

    void awaitAllEnded() throws InterruptedException {
        Set<String> ids = approved.stream().map(OrderCommand::getOrderId).collect(Collectors.toSet());
        Await.until(
                "an end of each of " + ids.size() + " orders",
                LONGEST,
                () -> events().stream()
                        .filter(event -> OrderLifecycle.isTerminal(event.getState()))
                        .map(OrderEvent::getOrderId)
                        .collect(Collectors.toSet())
                        .containsAll(ids));
    }

    /** Compares ledger and topics: I1 to I5 and I7. */
    void check() {
        List<OrderEvent> events = events();
        List<Fill> fills = read(Topics.FILLS);
        Map<String, List<Ledger.Order>> atVenue =
                ledger.orders().stream().collect(Collectors.groupingBy(Ledger.Order::clientOrderId));
        assertThat(atVenue.keySet())
                .as("I2 nothing that was not approved")
                .isSubsetOf(
                        approved.stream().map(OrderCommand::getClientOrderId).toList());
        for (OrderCommand order : approved) {
            List<Ledger.Order> orders = atVenue.getOrDefault(order.getClientOrderId(), List.of());
            assertThat(orders).as("I1 order %s", order.getOrderId()).hasSizeLessThanOrEqualTo(1);
            List<OrderEvent> life = events.stream()
                    .filter(event -> event.getOrderId().equals(order.getOrderId()))
                    .toList();
            assertThat(life.stream().map(OrderEvent::getSequence))
                    .as("I3 one life")
                    .isEqualTo(IntStream.range(0, life.size()).boxed().toList());
            assertThat(life.stream().filter(event -> OrderLifecycle.isTerminal(event.getState())))
                    .as("I3 one end of %s", life)
                    .hasSize(1);
            assertThat(life.getLast().getState())
                    .as("I4 told as it is")
                    .isIn(orders.isEmpty() ? NEVER_THERE : EnumSet.of(OrderState.FILLED));
            assertThat(fills.stream()
                            .filter(fill -> fill.getOrderId().equals(order.getOrderId()))
                            .map(fill -> fill.getVenueTradeId() + ":"
                                    + fill.getQuantity().stripTrailingZeros().toPlainString()))
                    .as("I7 every execution, once")
                    .containsExactlyInAnyOrderElementsOf(orders.stream()
                            .flatMap(each -> each.trades().stream())
                            .toList());
        }
        checkClaims(events);
        checkInbox(events, fills);
    }

    private void checkClaims(List<OrderEvent> events) {
        for (Ledger.Request request : ledger.requests()) {
            assertThat(events)
                    .as("I5 a claim with the deadline of %s", request)
                    .anyMatch(event -> event.getKind() == OrderEventKind.CLAIM
                            && event.getClientOrderId().equals(request.clientOrderId())
                            && event.getDeadline().equals(request.deadline().truncatedTo(ChronoUnit.MICROS)));
        }
    }

    private void checkInbox(List<OrderEvent> events, List<Fill> fills) {
        List<AccountEvent> inbox = read(Topics.ACCOUNT_EVENTS);
        assertThat(inbox.stream().map(AccountEvent::getOrderEvent).filter(each -> each != null))
                .as("the account is told every event")
                .containsExactlyElementsOf(events);
        assertThat(inbox.stream().map(AccountEvent::getFill).filter(each -> each != null))
                .as("the account is told every fill")
                .containsExactlyElementsOf(fills);
    }

    @Override
    public void close() {
        processes.forEach(JavaProcess::close);
        ledger.close();
    }
}
