package io.sluice.topologies;

import static io.sluice.topologies.Candles.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.DeadLetter;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.topologies.TopologyRun.Written;
import io.sluice.topologies.driver.StoreKind;
import io.sluice.topologies.driver.TopicCodec;
import io.sluice.topologies.driver.TopologyContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTopologyTest {
    private static final Instant NOW = Candles.START.plus(Duration.ofDays(1));
    private static final List<Topic<?>> OUTPUTS =
            List.of(Topics.RISK_DECISIONS, Topics.ORDERS_PAPER, Topics.POSITIONS, Topics.ACCOUNTS, Topics.ALERTS);
    private static final byte[] KEY = Loop.ACCOUNT.getBytes(StandardCharsets.UTF_8);

    private static TestRegistry registry;
    private static TopicCodec codec;
    private static Loop loop;

    @TempDir
    private Path folder;

    @BeforeAll
    static void playTheLoop() {
        registry = new TestRegistry();
        codec = new TopicCodec(new Namespace("paper"), registry.client(), SerdeConfig.DEFAULT);
        loop = new Loop(BTC);
        Market.walk(BTC, 600, 7).forEach(loop::play);
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    private static Topology topology() {
        TopologyContext context = new TopologyContext(
                codec, InstantSource.fixed(NOW), TopologyContext.DEFAULT_MAX_AHEAD, StoreKind.IN_MEMORY);
        return AccountTopology.build(Map.of(Loop.ACCOUNT, Loop.accountFold(BTC)), context);
    }

    private TopologyRun newRun() {
        return new TopologyRun(topology(), codec, folder);
    }

    private static void pipe(TopologyRun run, List<AccountEvent> events) {
        events.forEach(event -> run.pipe(Topics.ACCOUNT_EVENTS, event.getAccount(), event, event.getTime()));
    }

    private static List<AccountEvent> events() {
        return loop.written(Topics.ACCOUNT_EVENTS);
    }

    private static void assertWritten(List<TopologyRun> runs) {
        for (Topic<? extends SpecificRecord> topic : OUTPUTS) {
            List<SpecificRecord> all = new ArrayList<>();
            runs.forEach(run -> all.addAll(run.values(topic)));
            assertThat(all).as(topic.name()).isEqualTo(loop.written(topic));
        }
    }

    @Test
    void is_the_topology_that_was_agreed() {
        Golden.assertUnchanged("account-topology.txt", topology().describe().toString());
    }

    @Test
    @DisplayName("the recorded inbox, folded again, gives the same decisions, orders and positions")
    void writes_exactly_what_the_fold_says() {
        try (TopologyRun run = newRun()) {
            pipe(run, events());

            assertWritten(List.of(run));
            assertThat(run.deadLetters()).isEmpty();
            assertThat(loop.written(Topics.FILLS)).hasSizeGreaterThan(10);
        }
    }

    @Test
    @DisplayName("keys are the account, positions are under account|instrument, times are event times")
    void writes_under_the_keys_of_the_catalogue() {
        try (TopologyRun run = newRun()) {
            pipe(run, events());
            List<Written<RiskDecision>> decisions = run.written(Topics.RISK_DECISIONS);
            List<Written<OrderCommand>> orders = run.written(Topics.ORDERS_PAPER);

            assertThat(decisions)
                    .isNotEmpty()
                    .allSatisfy(decision -> assertThat(decision)
                            .isEqualTo(new Written<>(
                                    Loop.ACCOUNT,
                                    decision.value(),
                                    millis(decision.value().getTime()))));
            assertThat(orders)
                    .isNotEmpty()
                    .allSatisfy(order -> assertThat(order)
                            .isEqualTo(new Written<>(
                                    Loop.ACCOUNT,
                                    order.value(),
                                    millis(order.value().getTime()))));
            assertThat(run.written(Topics.POSITIONS))
                    .isNotEmpty()
                    .allSatisfy(position -> assertThat(position.key()).isEqualTo(Loop.ACCOUNT + "|" + BTC));
        }
    }

    private static Instant millis(Instant time) {
        return Instant.ofEpochMilli(time.toEpochMilli());
    }

    @Test
    @DisplayName("F02 a restart after any part of the inbox changes nothing")
    void goes_on_from_the_store() {
        int third = events().size() / 3;
        try (TopologyRun first = newRun();
                TopologyRun second = newRun();
                TopologyRun last = newRun()) {
            pipe(first, events().subList(0, third));
            pipe(second.startingFrom(first), events().subList(third, 2 * third));
            pipe(last.startingFrom(second), events().subList(2 * third, events().size()));

            assertWritten(List.of(first, second, last));
        }
    }

    @Test
    @DisplayName("F20 bad records in the inbox: none stops it, none changes a decision, each is a dead letter")
    void accounts_for_every_bad_record() {
        AccountEvent stranger = AccountEvent.newBuilder(events().getFirst())
                .setAccount("nobody")
                .build();
        AccountEvent ofTheFuture = AccountEvent.newBuilder(events().getFirst())
                .setTime(Instant.parse("2099-01-01T00:00:00Z"))
                .build();
        AccountEvent withoutBody = AccountEvent.newBuilder()
                .setAccount(Loop.ACCOUNT)
                .setKind(AccountEventKind.FILL)
                .setTime(Candles.START)
                .build();
        Instant time = Candles.START;
        int half = events().size() / 2;
        try (TopologyRun run = newRun()) {
            pipe(run, events().subList(0, half));
            run.pipeBytes(Topics.ACCOUNT_EVENTS, KEY, new byte[] {0, 0, 0, 0, 99}, time);
            run.pipeBytes(Topics.ACCOUNT_EVENTS, KEY, new byte[] {9}, time);
            run.pipeBytes(Topics.ACCOUNT_EVENTS, null, codec.encode(Topics.ACCOUNT_EVENTS, stranger), time);
            run.pipeBytes(Topics.ACCOUNT_EVENTS, KEY, null, time);
            run.pipe(Topics.ACCOUNT_EVENTS, Loop.ACCOUNT, stranger, time);
            run.pipe(Topics.ACCOUNT_EVENTS, "nobody", stranger, time);
            run.pipe(Topics.ACCOUNT_EVENTS, Loop.ACCOUNT, ofTheFuture, time);
            run.pipe(Topics.ACCOUNT_EVENTS, Loop.ACCOUNT, events().getFirst(), ofTheFuture.getTime());
            run.pipe(Topics.ACCOUNT_EVENTS, Loop.ACCOUNT, withoutBody, time);
            pipe(run, events().subList(half, events().size()));

            assertThat(run.deadLetters().stream().map(DeadLetter::getReason))
                    .containsExactly(
                            RejectReason.UNDECODABLE,
                            RejectReason.UNDECODABLE,
                            RejectReason.NULL_KEY,
                            RejectReason.NULL_VALUE,
                            RejectReason.KEY_MISMATCH,
                            RejectReason.UNKNOWN_ACCOUNT,
                            RejectReason.FUTURE_TIME,
                            RejectReason.INVALID_TIMESTAMP,
                            RejectReason.NULL_VALUE);
            assertWritten(List.of(run));
        }
    }
}
