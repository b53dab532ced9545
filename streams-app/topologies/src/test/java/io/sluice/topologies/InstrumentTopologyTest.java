package io.sluice.topologies;

import static io.sluice.topologies.Candles.BTC;
import static io.sluice.topologies.Candles.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.instrument.InstrumentFold;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.instrument.InstrumentSink;
import io.sluice.instrument.InstrumentState;
import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.Candle;
import io.sluice.schemas.DeadLetter;
import io.sluice.schemas.Mark;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.topologies.driver.StoreKind;
import io.sluice.topologies.driver.TopicCodec;
import io.sluice.topologies.driver.TopologyContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentTopologyTest {
    private static final List<Candle> CANDLES = Market.walk(BTC, 600, 7);
    private static final Instant NOW = Candles.START.plus(Duration.ofDays(1));
    private static final InstrumentFold BTC_FOLD = fold(BTC, Timeframe.M1);

    private static TestRegistry registry;
    private static TopicCodec codec;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startRegistry() {
        registry = new TestRegistry();
        codec = new TopicCodec(new Namespace("paper"), registry.client(), SerdeConfig.DEFAULT);
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    private static InstrumentFold fold(String instrument, Timeframe base) {
        return new InstrumentFold(InstrumentSettings.defaults(Market.coin(instrument), base));
    }

    private static Topology topology() {
        TopologyContext context = new TopologyContext(
                codec, InstantSource.fixed(NOW), TopologyContext.DEFAULT_MAX_AHEAD, StoreKind.IN_MEMORY);
        return InstrumentTopology.build(
                List.of(BTC_FOLD, fold(ETH, Timeframe.M1)), Map.of(BTC, List.of("alpha", "beta")), context);
    }

    private TopologyRun newRun() {
        return new TopologyRun(topology(), codec, folder);
    }

    private static void pipe(TopologyRun run, List<Candle> candles) {
        candles.forEach(candle -> run.pipe(Topics.CANDLES_1M, candle.getInstrument(), candle, candle.getCloseTime()));
    }

    /** All that a run has written, as values in their order. */
    private record Outcome(
            List<Signal> signals,
            List<SuppressedSignal> suppressed,
            List<Candle> fiveMinutes,
            List<AccountEvent> accountEvents) {
        static Outcome of(TopologyRun run) {
            return new Outcome(
                    run.values(Topics.SIGNALS),
                    run.values(Topics.SIGNALS_SUPPRESSED),
                    run.values(Topics.CANDLES_5M),
                    run.values(Topics.ACCOUNT_EVENTS));
        }

        Outcome then(Outcome later) {
            return new Outcome(
                    joined(signals, later.signals),
                    joined(suppressed, later.suppressed),
                    joined(fiveMinutes, later.fiveMinutes),
                    joined(accountEvents, later.accountEvents));
        }

        private static <T> List<T> joined(List<T> first, List<T> second) {
            List<T> all = new ArrayList<>(first);
            all.addAll(second);
            return all;
        }
    }

    /** The fold in a loop: what the topology must write. */
    private static Outcome folded(List<Candle> candles) {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        InstrumentState state = BTC_FOLD.newState();
        candles.forEach(candle -> BTC_FOLD.apply(state, candle, new Recorder(outcome)));
        return outcome;
    }

    private record Recorder(Outcome outcome) implements InstrumentSink {
        @Override
        public void mark(Mark mark, Instant closeTime) {
            for (String account : List.of("alpha", "beta")) {
                outcome.accountEvents.add(AccountEvent.newBuilder()
                        .setAccount(account)
                        .setKind(AccountEventKind.MARK)
                        .setTime(closeTime)
                        .setMark(written(mark))
                        .build());
            }
        }

        /** As it is on a topic, where a mark that has yet to find its candle's id equals one that knows it. */
        private static Mark written(Mark mark) {
            return new Mark(
                    mark.getInstrument(),
                    mark.getCandleId(),
                    mark.getOpen(),
                    mark.getHigh(),
                    mark.getLow(),
                    mark.getClose(),
                    mark.getVolume(),
                    mark.getAtr());
        }

        @Override
        public void mergedLate(Candle candle) {
            throw new AssertionError("no candle here is late: " + candle);
        }

        @Override
        public void rolledUp(Candle candle) {
            if (candle.getTimeframe() == Timeframe.M5) {
                outcome.fiveMinutes.add(candle);
            }
        }

        @Override
        public void signal(Signal signal) {
            outcome.signals.add(signal);
            for (String account : List.of("alpha", "beta")) {
                outcome.accountEvents.add(AccountEvent.newBuilder()
                        .setAccount(account)
                        .setKind(AccountEventKind.SIGNAL)
                        .setTime(signal.getTime())
                        .setSignal(signal)
                        .build());
            }
        }

        @Override
        public void suppressed(SuppressedSignal suppressed) {
            outcome.suppressed.add(suppressed);
        }

        @Override
        public void rejected(RejectReason reason, String detail) {
            throw new AssertionError("no candle here is wrong: " + reason + " " + detail);
        }
    }

    @Test
    void is_the_topology_that_was_agreed() {
        Golden.assertUnchanged("instrument-topology.txt", topology().describe().toString());
    }

    @Test
    @DisplayName("the topology writes what the fold says, all of it, in its order, to every account that trades")
    void writes_exactly_what_the_fold_says() {
        try (TopologyRun run = newRun()) {
            pipe(run, CANDLES);
            Outcome outcome = Outcome.of(run);

            assertThat(outcome).isEqualTo(folded(CANDLES));
            assertThat(outcome.signals).hasSizeGreaterThan(5);
            assertThat(run.deadLetters()).isEmpty();
        }
    }

    @Test
    @DisplayName("F-KNOWN a restart in the middle changes nothing")
    void goes_on_bit_identically_from_the_store() {
        int half = 301;
        try (TopologyRun first = newRun();
                TopologyRun second = newRun()) {
            pipe(first, CANDLES.subList(0, half));
            Outcome before = Outcome.of(first);
            second.startingFrom(first);
            pipe(second, CANDLES.subList(half, CANDLES.size()));

            assertThat(before.then(Outcome.of(second))).isEqualTo(folded(CANDLES));
        }
    }

    @Test
    void tells_no_account_of_an_instrument_that_none_trades() {
        try (TopologyRun run = newRun()) {
            pipe(run, Market.walk(ETH, 10, 1));

            assertThat(run.values(Topics.CANDLES_5M)).hasSize(2);
            assertThat(run.values(Topics.ACCOUNT_EVENTS)).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "M-QUALITY F19 F20 bad input in the middle of a stream: none stops it, none changes it, each is counted")
    void accounts_for_every_bad_record() {
        List<RejectReason> expected = new ArrayList<>();
        try (TopologyRun run = newRun()) {
            for (int index = 0; index < CANDLES.size(); index++) {
                pipe(run, List.of(CANDLES.get(index)));
                if (index % 40 == 5) {
                    expected.addAll(pipeBad(run, index));
                }
            }
            Outcome outcome = Outcome.of(run);
            List<DeadLetter> refused = run.deadLetters();

            assertThat(refused.stream().map(DeadLetter::getReason)).containsExactlyElementsOf(expected);
            assertThat(outcome).isEqualTo(folded(CANDLES));
            long marks = outcome.accountEvents.stream()
                    .filter(event -> event.getKind() == AccountEventKind.MARK
                            && event.getAccount().equals("alpha"))
                    .count();
            assertThat(marks + refused.size()).isEqualTo(CANDLES.size() + expected.size());
        }
    }

    /** Pipes one of each kind of bad record after the candle with this index; gives the reasons that must follow. */
    private static List<RejectReason> pipeBad(TopologyRun run, int index) {
        byte[] key = BTC.getBytes(StandardCharsets.UTF_8);
        Candle last = CANDLES.get(index);
        Candle next = CANDLES.get(index + 1);
        Instant time = last.getCloseTime();
        byte[] good = codec.encode(Topics.CANDLES_1M, next);
        byte[] unknownSchema = good.clone();
        unknownSchema[1] = 0x55;
        run.pipeBytes(Topics.CANDLES_1M, key, new byte[] {1, 2, 3}, time);
        run.pipeBytes(Topics.CANDLES_1M, key, unknownSchema, time);
        run.pipeBytes(Topics.CANDLES_1M, key, Arrays.copyOf(good, good.length / 2), time);
        run.pipeBytes(Topics.CANDLES_1M, null, good, time);
        run.pipeBytes(Topics.CANDLES_1M, key, null, time);
        run.pipeBytes(Topics.CANDLES_1M, ETH.getBytes(StandardCharsets.UTF_8), good, time);
        run.pipe(Topics.CANDLES_1M, "BITSTAMP:XRPUSD", Candles.flat("BITSTAMP:XRPUSD", index, 1, 1), time);
        run.pipe(Topics.CANDLES_1M, BTC, next, Instant.parse("2099-01-01T00:00:00Z"));
        run.pipe(Topics.CANDLES_1M, BTC, Candles.flat(BTC, 1_000_000, 1, 1), time);
        for (Candle bad : badCandles(last, next)) {
            run.pipe(Topics.CANDLES_1M, BTC, bad, time);
        }
        return List.of(
                RejectReason.UNDECODABLE,
                RejectReason.UNDECODABLE,
                RejectReason.UNDECODABLE,
                RejectReason.NULL_KEY,
                RejectReason.NULL_VALUE,
                RejectReason.KEY_MISMATCH,
                RejectReason.UNKNOWN_INSTRUMENT,
                RejectReason.INVALID_TIMESTAMP,
                RejectReason.FUTURE_TIME,
                RejectReason.NOT_FINITE,
                RejectReason.NEGATIVE,
                RejectReason.INCONSISTENT_PRICES,
                RejectReason.MISALIGNED_TIME,
                RejectReason.WRONG_TIMEFRAME,
                RejectReason.DUPLICATE,
                RejectReason.REVISION,
                RejectReason.OUT_OF_ORDER);
    }

    private static List<Candle> badCandles(Candle last, Candle next) {
        return List.of(
                Candle.newBuilder(next).setClose(Double.NaN).build(),
                Candle.newBuilder(next).setVolume(-1).build(),
                Candle.newBuilder(next).setHigh(next.getLow() - 1).build(),
                Candle.newBuilder(next)
                        .setOpenTime(next.getOpenTime().plusSeconds(7))
                        .setCloseTime(next.getCloseTime().plusSeconds(7))
                        .build(),
                Candle.newBuilder(next).setTimeframe(Timeframe.M5).build(),
                last,
                Candle.newBuilder(last).setVolume(last.getVolume() + 1).build(),
                Candle.newBuilder(last)
                        .setOpenTime(last.getOpenTime().minus(Duration.ofDays(30)))
                        .setCloseTime(last.getCloseTime().minus(Duration.ofDays(30)))
                        .build());
    }

    @Test
    void refuses_instruments_with_different_base_timeframes() {
        TopologyContext context = TopologyContext.of(codec, StoreKind.IN_MEMORY);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        InstrumentTopology.build(List.of(BTC_FOLD, fold(ETH, Timeframe.M5)), Map.of(), context))
                .withMessageContaining("one base timeframe");
    }
}
