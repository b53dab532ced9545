package io.sluice.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.operator.Outcome;
import io.sluice.operator.OutcomeWatch;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.TradingState;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.id.Ids;
import io.sluice.schemas.registry.EmbeddedRegistry;
import io.sluice.schemas.serde.AvroSerializer;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.testkit.Cluster;
import io.sluice.testkit.WithCluster;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithCluster
class StoryReaderTest {
    private static final Namespace NAMESPACE = new Namespace("story");
    private static final List<Topic<?>> TOPICS = List.of(
            Topics.CANDLES_1M,
            Topics.SIGNALS,
            Topics.RISK_DECISIONS,
            Topics.ORDERS_PAPER,
            Topics.ORDER_EVENTS,
            Topics.FILLS,
            Topics.POSITIONS,
            Topics.ACCOUNTS,
            Topics.OPERATOR_COMMANDS,
            Topics.ALERTS);

    private static Cluster cluster;
    private static EmbeddedRegistry registry;
    private static SchemaRegistryClient client;

    @BeforeAll
    static void writeOneTrade(Cluster running) throws Exception {
        cluster = running;
        registry = EmbeddedRegistry.start(running.bootstrapServers(), "127.0.0.1", 0);
        client = new SchemaRegistryClient(RegistryConfig.of(registry.url()));
        for (Topic<?> topic : TOPICS) {
            running.topics().create(topic.in(NAMESPACE), 3);
            client.register(topic.in(NAMESPACE) + "-value", topic.schema());
        }
        Instant sent = Records.CLOSE.plusSeconds(30);
        write(Topics.CANDLES_1M, Records.ONE, Records.candle(), Records.CLOSE);
        write(Topics.SIGNALS, Records.ONE, Records.signal(), Records.CLOSE);
        write(Topics.RISK_DECISIONS, "main", Records.decision(), Records.CLOSE);
        write(
                Topics.ORDER_EVENTS,
                "main",
                Records.event(0, OrderEventKind.HOLD, OrderState.PENDING_VETO, Records.CLOSE),
                Records.CLOSE);
        write(Topics.ORDERS_PAPER, "main", Records.order(), sent);
        write(Topics.ORDER_EVENTS, "main", Records.event(1, OrderEventKind.RELEASE, OrderState.QUEUED, sent), sent);
        write(Topics.FILLS, "main", Records.fill(), sent);
        write(Topics.OPERATOR_COMMANDS, "main", Records.veto(), Records.CLOSE.plusSeconds(40));
        write(Topics.ALERTS, "main", Records.refused(), Records.CLOSE.plusSeconds(40));
    }

    @AfterAll
    static void stop() {
        client.close();
        registry.close();
    }

    private static <V extends SpecificRecord> void write(Topic<V> topic, String key, V value, Instant time)
            throws Exception {
        try (AvroSerializer<V> serializer = new AvroSerializer<>(client, SerdeConfig.LOOKUP_ONLY)) {
            byte[] bytes = serializer.serialize(topic.in(NAMESPACE), value);
            byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
            cluster.topics()
                    .produce(List.of(
                            new ProducerRecord<>(topic.in(NAMESPACE), null, time.toEpochMilli(), keyBytes, bytes)));
        }
    }

    private static Optional<Story> read(String id) {
        return new StoryReader(cluster.clientSettings(), client, NAMESPACE, line -> {}).read(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signal", "decision", "order", "parent", "fill"})
    @DisplayName("X-EXPLAIN C-LINEAGE any id of a trade leads to its whole story, from the topics alone")
    void any_id_leads_to_the_whole_story(String what) {
        String id = switch (what) {
            case "signal" -> Records.SIGNAL;
            case "decision" -> Records.DECISION;
            case "order" -> Records.ORDER;
            case "parent" -> Ids.parent(Records.DECISION);
            default -> Records.FILL;
        };
        assertThat(read(id).orElseThrow().chapters())
                .extracting(Chapter::kind)
                .containsExactly(
                        ChapterKind.CANDLE,
                        ChapterKind.SIGNAL,
                        ChapterKind.DECISION,
                        ChapterKind.ORDER_EVENT,
                        ChapterKind.ORDER,
                        ChapterKind.ORDER_EVENT,
                        ChapterKind.FILL,
                        ChapterKind.COMMAND,
                        ChapterKind.ALERT);
    }

    @Test
    @DisplayName("X-EXPLAIN a command's story is what it did; an id that nobody knows has none")
    void knows_commands_and_what_it_does_not_know() {
        assertThat(read("c1").orElseThrow().chapters())
                .extracting(Chapter::kind)
                .containsExactly(ChapterKind.COMMAND, ChapterKind.ALERT);
        assertThat(read("nothing")).isEmpty();
    }

    @Test
    @DisplayName("R-STATE what an account made of a command is seen: refused in an alert, obeyed on a snapshot")
    void sees_what_became_of_a_command() throws Exception {
        try (OutcomeWatch watch = new OutcomeWatch(cluster.clientSettings(), client, NAMESPACE)) {
            write(Topics.ALERTS, "main", alert("c2", "R-REFUSED", "no"), Records.CLOSE);
            assertThat(watch.await("c2", Duration.ofSeconds(30))).contains(new Outcome.Refused("no"));
        }
        try (OutcomeWatch watch = new OutcomeWatch(cluster.clientSettings(), client, NAMESPACE)) {
            write(Topics.ALERTS, "main", alert("c3", "R-STATE", "ana ordered HALT: news"), Records.CLOSE);
            write(Topics.ACCOUNTS, "main", snapshot("c3"), Records.CLOSE);
            assertThat(watch.await("c3", Duration.ofSeconds(30)))
                    .contains(new Outcome.Obeyed("ana ordered HALT: news"));
            assertThat(watch.await("c3", Duration.ofMillis(300))).isEmpty();
        }
    }

    private static Alert alert(String cause, String code, String text) {
        return Alert.newBuilder(Records.refused())
                .setId("alert of " + cause)
                .setCode(code)
                .setText(text)
                .setCauseId(cause)
                .build();
    }

    private static AccountSnapshot snapshot(String cause) {
        return AccountSnapshot.newBuilder()
                .setAccount("main")
                .setVenue("paper")
                .setCurrency("USD")
                .setBalance(BigDecimal.ZERO)
                .setEquity(BigDecimal.ZERO)
                .setUnrealised(BigDecimal.ZERO)
                .setMarginUsed(BigDecimal.ZERO)
                .setOpenStopRisk(BigDecimal.ZERO)
                .setDayStartEquity(BigDecimal.ZERO)
                .setDayPeakEquity(BigDecimal.ZERO)
                .setWeekStartEquity(BigDecimal.ZERO)
                .setBreaker(BreakerState.CLOSED)
                .setTradingState(TradingState.HALTED)
                .setOpenPositions(0)
                .setWorkingOrders(0)
                .setUnansweredOrders(0)
                .setExecutionsToday(0)
                .setCauseId(cause)
                .setTime(Records.CLOSE)
                .build();
    }
}
