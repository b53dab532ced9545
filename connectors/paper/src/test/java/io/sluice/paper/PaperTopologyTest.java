package io.sluice.paper;

import static io.sluice.topologies.Candles.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.DeadLetter;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.SyncState;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.topologies.Candles;
import io.sluice.topologies.Golden;
import io.sluice.topologies.Loop;
import io.sluice.topologies.Market;
import io.sluice.topologies.TestRegistry;
import io.sluice.topologies.TopologyRun;
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
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperTopologyTest {
    private static final Instant NOW = Candles.START.plus(Duration.ofDays(1));
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
        Market.walk(BTC, 400, 7).forEach(loop::play);
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    private static Topology topology() {
        TopologyContext context = new TopologyContext(
                codec, InstantSource.fixed(NOW), TopologyContext.DEFAULT_MAX_AHEAD, StoreKind.IN_MEMORY);
        return PaperTopology.build(Loop.venue(BTC), Set.of(Loop.ACCOUNT), context);
    }

    private TopologyRun newRun() {
        return new TopologyRun(topology(), codec, folder);
    }

    private static void pipe(TopologyRun run, List<SpecificRecord> inputs) {
        for (SpecificRecord input : inputs) {
            switch (input) {
                case AccountEvent event -> run.pipe(Topics.ACCOUNT_EVENTS, event.getAccount(), event, event.getTime());
                case OrderCommand command ->
                    run.pipe(Topics.ORDERS_PAPER, command.getAccount(), command, command.getTime());
                default -> throw new AssertionError("the venue does not take " + input);
            }
        }
    }

    /** What the venue told the account, in its order. */
    private static List<AccountEvent> answers() {
        return loop.written(Topics.ACCOUNT_EVENTS).stream()
                .filter(event ->
                        event.getKind() == AccountEventKind.ORDER_EVENT || event.getKind() == AccountEventKind.FILL)
                .toList();
    }

    private static void assertWritten(TopologyRun... runs) {
        List<SpecificRecord> events = new ArrayList<>();
        List<SpecificRecord> fills = new ArrayList<>();
        List<SpecificRecord> told = new ArrayList<>();
        for (TopologyRun run : runs) {
            events.addAll(run.values(Topics.ORDER_EVENTS));
            fills.addAll(run.values(Topics.FILLS));
            told.addAll(run.values(Topics.ACCOUNT_EVENTS));
        }
        assertThat(events).isEqualTo(loop.written(Topics.ORDER_EVENTS));
        assertThat(fills).isEqualTo(loop.written(Topics.FILLS)).hasSizeGreaterThan(10);
        assertThat(told).isEqualTo(answers());
    }

    @Test
    void is_the_topology_that_was_agreed() {
        Golden.assertUnchanged("paper-topology.txt", topology().describe().toString());
    }

    @Test
    @DisplayName("O-PAPER order events and fills are written on their topics and told to the account")
    void writes_exactly_what_the_venue_says() {
        try (TopologyRun run = newRun()) {
            pipe(run, loop.venueSaw());

            assertWritten(run);
            assertThat(run.deadLetters()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "O-PAPER a tick is answered by the word that the venue agrees up to it, once all before it is executed")
    void answers_a_tick_when_it_has_executed_what_came_before() {
        OrderCommand first = loop.written(Topics.ORDERS_PAPER).getFirst();
        Instant microsecondLater = first.getTime().plusNanos(1_000);
        try (TopologyRun run = newRun()) {
            pipe(run, loop.venueSaw().subList(0, loop.venueSaw().indexOf(first) + 1));
            assertThat(run.values(Topics.ORDER_EVENTS)).isNotEmpty();
            assertThat(run.values(Topics.ACCOUNT_EVENTS)).isNotEmpty();

            pipe(run, List.of(tick(first.getTime()), tick(microsecondLater)));

            assertThat(run.values(Topics.ACCOUNT_EVENTS))
                    .containsExactly(inStep(first.getTime()), inStep(microsecondLater));
            assertThat(run.values(Topics.ORDER_EVENTS)).isEmpty();
            assertThat(run.deadLetters()).isEmpty();
        }
    }

    private static AccountEvent tick(Instant time) {
        return AccountEvent.newBuilder()
                .setAccount(Loop.ACCOUNT)
                .setKind(AccountEventKind.TICK)
                .setTime(time)
                .build();
    }

    private static AccountEvent inStep(Instant time) {
        return AccountEvent.newBuilder()
                .setAccount(Loop.ACCOUNT)
                .setKind(AccountEventKind.SYNC_STATE)
                .setTime(time)
                .setSyncState(new SyncState("paper", true, "executed up to this tick"))
                .build();
    }

    @Test
    @DisplayName("F02 a restart with orders working changes nothing")
    void goes_on_from_the_store() {
        int half = loop.venueSaw().size() / 2;
        try (TopologyRun first = newRun();
                TopologyRun second = newRun()) {
            pipe(first, loop.venueSaw().subList(0, half));
            pipe(
                    second.startingFrom(first),
                    loop.venueSaw().subList(half, loop.venueSaw().size()));

            assertWritten(first, second);
        }
    }

    @Test
    @DisplayName(
            "the venue's own answers, other accounts, unreadable and empty events in the inbox are not its business")
    void passes_over_what_another_stage_answers_for() {
        AccountEvent stranger = AccountEvent.newBuilder(answers().getFirst())
                .setAccount("nobody")
                .build();
        AccountEvent empty = AccountEvent.newBuilder(tick(Candles.START))
                .setKind(AccountEventKind.MARK)
                .build();
        try (TopologyRun run = newRun()) {
            for (SpecificRecord input : loop.venueSaw()) {
                pipe(run, List.of(input));
                run.pipe(Topics.ACCOUNT_EVENTS, "nobody", stranger, Candles.START);
                run.pipe(Topics.ACCOUNT_EVENTS, Loop.ACCOUNT, empty, Candles.START);
                run.pipeBytes(Topics.ACCOUNT_EVENTS, KEY, new byte[] {1}, Candles.START);
            }
            pipe(run, List.copyOf(answers()));

            assertWritten(run);
            assertThat(run.deadLetters()).isEmpty();
        }
    }

    @Test
    @DisplayName("F18 F20 a command that comes twice, is garbage, or is of nobody is a dead letter and is not executed")
    void accounts_for_every_bad_command() {
        OrderCommand first = loop.written(Topics.ORDERS_PAPER).getFirst();
        OrderCommand stranger =
                OrderCommand.newBuilder(first).setAccount("nobody").build();
        try (TopologyRun run = newRun()) {
            pipe(run, loop.venueSaw());
            run.pipe(Topics.ORDERS_PAPER, Loop.ACCOUNT, first, first.getTime());
            run.pipeBytes(Topics.ORDERS_PAPER, KEY, new byte[] {1}, first.getTime());
            run.pipe(Topics.ORDERS_PAPER, "nobody", stranger, first.getTime());

            assertThat(run.deadLetters().stream().map(DeadLetter::getReason))
                    .containsExactly(RejectReason.DUPLICATE, RejectReason.UNDECODABLE, RejectReason.UNKNOWN_ACCOUNT);
            assertWritten(run);
        }
    }

    @Test
    void dead_letters_carry_the_records_own_timestamp() {
        OrderCommand stranger = OrderCommand.newBuilder(
                        loop.written(Topics.ORDERS_PAPER).getFirst())
                .setAccount("nobody")
                .build();
        try (TopologyRun run = newRun()) {
            run.pipe(Topics.ORDERS_PAPER, "nobody", stranger, Candles.START);

            assertThat(run.written(Topics.DEAD_LETTERS))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.timestamp()).isEqualTo(Candles.START));
        }
    }
}
