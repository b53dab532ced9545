package io.sluice.topologies.driver;

import static io.sluice.topologies.Candles.BTC;
import static io.sluice.topologies.Candles.ETH;
import static io.sluice.topologies.Candles.START;
import static io.sluice.topologies.Candles.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.Candle;
import io.sluice.schemas.DeadLetter;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Signal;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.SerdeConfig;
import io.sluice.topologies.TestRegistry;
import io.sluice.topologies.TopologyRun;
import io.sluice.topologies.TopologyRun.Written;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver with a fold of three lines around it: what each kind of record becomes, and what the store remembers. */
class FoldTopologyTest {
    private static final Instant NOW = START.plus(Duration.ofHours(1));
    private static final byte[] KEY = BTC.getBytes(StandardCharsets.UTF_8);

    private static TestRegistry registry;
    private static TopicCodec codec;

    @TempDir
    private Path folder;

    private TopologyRun run;

    @BeforeAll
    static void startRegistry() {
        registry = new TestRegistry();
        codec = new TopicCodec(new Namespace("paper"), registry.client(), SerdeConfig.DEFAULT);
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    @BeforeEach
    void start() {
        run = newRun();
    }

    @AfterEach
    void stop() {
        run.close();
    }

    private TopologyRun newRun() {
        TopologyContext context = new TopologyContext(
                codec, InstantSource.fixed(NOW), TopologyContext.DEFAULT_MAX_AHEAD, StoreKind.IN_MEMORY);
        return new TopologyRun(FoldTopology.build(TallyFold.definition(BTC, ETH), context), codec, folder);
    }

    private void candle(Candle candle) {
        run.pipe(Topics.CANDLES_1M, candle.getInstrument(), candle, candle.getCloseTime());
    }

    private static Written<Candle> tallied(Candle candle, long count, double volume) {
        Candle numbered =
                Candle.newBuilder(candle).setTradeCount(count).setVolume(volume).build();
        return new Written<>(candle.getInstrument(), numbered, candle.getCloseTime());
    }

    @Test
    @DisplayName("outputs carry the fold's key and the event's time")
    void writes_outputs_under_their_key_at_event_time() {
        candle(flat(BTC, 0, 100, 1));
        candle(flat(ETH, 0, 10, 5));
        candle(flat(BTC, 1, 101, 2));

        assertThat(run.written(Topics.CANDLES_5M))
                .containsExactly(
                        tallied(flat(BTC, 0, 100, 1), 1, 1),
                        tallied(flat(ETH, 0, 10, 5), 1, 5),
                        tallied(flat(BTC, 1, 101, 2), 2, 3));
        assertThat(run.deadLetters()).isEmpty();
    }

    @Test
    void writes_only_the_slots_that_changed_under_key_zero_byte_slot() {
        candle(flat(BTC, 0, 100, 0));

        assertThat(run.stored()).singleElement().satisfies(entry -> {
            assertThat(entry.key).isEqualTo(Bytes.wrap((BTC + "\0count").getBytes(StandardCharsets.UTF_8)));
            assertThat(entry.value).asString().isEqualTo("1");
        });
    }

    @Test
    void goes_on_from_the_store_after_a_restart() {
        candle(flat(BTC, 0, 100, 1));
        candle(flat(ETH, 0, 100, 7));
        try (TopologyRun restarted = newRun().startingFrom(run)) {
            Candle next = flat(BTC, 1, 100, 2);
            restarted.pipe(Topics.CANDLES_1M, BTC, next, next.getCloseTime());

            assertThat(restarted.written(Topics.CANDLES_5M)).containsExactly(tallied(next, 2, 3));
        }
    }

    @Test
    void stops_rather_than_guess_when_the_store_holds_what_the_fold_cannot_read() {
        run.store().put(Bytes.wrap((BTC + "\0shape").getBytes(StandardCharsets.UTF_8)), new byte[] {1});

        assertThatThrownBy(() -> candle(flat(BTC, 0, 100, 1))).hasStackTraceContaining("unknown slot shape");
    }

    @Test
    void a_failing_event_becomes_a_dead_letter_and_leaves_no_trace_in_state_or_outputs() {
        candle(flat(BTC, 0, 100, 1));
        candle(flat(BTC, 1, 100, TallyFold.POISON));
        candle(flat(BTC, 2, 100, 2));

        assertThat(run.written(Topics.CANDLES_5M))
                .containsExactly(tallied(flat(BTC, 0, 100, 1), 1, 1), tallied(flat(BTC, 2, 100, 2), 2, 3));
        assertThat(run.refusals()).containsExactly("PROCESSING_FAILED: java.lang.IllegalStateException: poisoned at 2");
    }

    @Test
    @DisplayName("a dead letter has the record's bytes, the reason and where it came from")
    void a_rejection_by_the_fold_is_a_whole_dead_letter() {
        Candle unwanted = flat(BTC, 0, 100, TallyFold.UNWANTED);
        candle(unwanted);

        DeadLetter expected = DeadLetter.newBuilder()
                .setTopic("paper.candles.1m")
                .setPartition(0)
                .setOffset(0)
                .setTimestamp(unwanted.getCloseTime())
                .setKey(ByteBuffer.wrap(KEY))
                .setValue(ByteBuffer.wrap(codec.encode(Topics.CANDLES_1M, unwanted)))
                .setReason(RejectReason.NEGATIVE)
                .setDetail("thirteen")
                .setStage("tally")
                .build();
        assertThat(run.written(Topics.DEAD_LETTERS))
                .containsExactly(new Written<>("paper.candles.1m", expected, unwanted.getCloseTime()));
        assertThat(run.written(Topics.CANDLES_5M)).isEmpty();
    }

    @Test
    @DisplayName("F20 bytes that are no candle go to dead letters, one each, and the next candle is folded")
    void every_unreadable_record_is_accounted_for() {
        byte[] good = codec.encode(Topics.CANDLES_1M, flat(BTC, 0, 100, 1));
        byte[] unknownSchema = good.clone();
        unknownSchema[3] = 0x7f;
        Instant time = START;
        run.pipeBytes(Topics.CANDLES_1M, KEY, new byte[0], time);
        run.pipeBytes(Topics.CANDLES_1M, KEY, "{\"price\":1}".getBytes(StandardCharsets.UTF_8), time);
        run.pipeBytes(Topics.CANDLES_1M, KEY, unknownSchema, time);
        run.pipeBytes(Topics.CANDLES_1M, KEY, Arrays.copyOf(good, good.length - 3), time);
        run.pipeBytes(Topics.CANDLES_1M, KEY, codec.encode(Topics.SIGNALS, signal()), time);
        run.pipeBytes(Topics.CANDLES_1M, null, good, time);
        run.pipeBytes(Topics.CANDLES_1M, KEY, null, time);
        run.pipeBytes(Topics.CANDLES_1M, ETH.getBytes(StandardCharsets.UTF_8), good, time);
        run.pipe(Topics.CANDLES_1M, "BITSTAMP:XRPUSD", flat("BITSTAMP:XRPUSD", 0, 1, 1), time);
        candle(flat(BTC, 0, 100, 1));

        assertThat(run.deadLetters().stream().map(DeadLetter::getReason))
                .containsExactly(
                        RejectReason.UNDECODABLE,
                        RejectReason.UNDECODABLE,
                        RejectReason.UNDECODABLE,
                        RejectReason.UNDECODABLE,
                        RejectReason.UNDECODABLE,
                        RejectReason.NULL_KEY,
                        RejectReason.NULL_VALUE,
                        RejectReason.KEY_MISMATCH,
                        RejectReason.UNKNOWN_INSTRUMENT);
        assertThat(run.written(Topics.CANDLES_5M)).containsExactly(tallied(flat(BTC, 0, 100, 1), 1, 1));
    }

    private static Signal signal() {
        return Signal.newBuilder()
                .setId("id")
                .setInstrument(BTC)
                .setTimeframe(io.sluice.schemas.Timeframe.M1)
                .setDetector("breakout")
                .setPattern(io.sluice.schemas.Pattern.IMPULSE)
                .setDirection(io.sluice.schemas.Direction.LONG)
                .setCandleId("candle")
                .setTime(START)
                .setPrice(100)
                .setConfidence(0.9)
                .setFingerprint("f")
                .setEvidence(List.of())
                .build();
    }

    @Test
    @DisplayName("a record stamped with the far future is refused, dated by the wall clock, and does not move time")
    void refuses_a_timestamp_of_the_far_future() {
        run.pipe(Topics.CANDLES_1M, BTC, flat(BTC, 0, 100, 1), Instant.parse("2099-01-01T00:00:00Z"));
        candle(flat(BTC, 0, 100, 1));

        assertThat(run.written(Topics.CANDLES_5M)).containsExactly(tallied(flat(BTC, 0, 100, 1), 1, 1));
        assertThat(run.written(Topics.DEAD_LETTERS)).singleElement().satisfies(letter -> {
            assertThat(letter.timestamp()).isEqualTo(NOW);
            assertThat(letter.value().getTimestamp()).isNull();
            assertThat(letter.value().getReason()).isEqualTo(RejectReason.INVALID_TIMESTAMP);
            assertThat(letter.value().getDetail()).contains("4070908800000");
        });
    }

    @Test
    void refuses_an_event_later_than_the_wall_clock_and_its_tolerance() {
        int minutesAhead = 61;
        candle(flat(BTC, 60, 100, 1));
        run.pipe(Topics.CANDLES_1M, BTC, flat(BTC, minutesAhead, 100, 1), START);

        assertThat(run.written(Topics.CANDLES_5M)).containsExactly(tallied(flat(BTC, 60, 100, 1), 1, 1));
        assertThat(run.refusals())
                .containsExactly("FUTURE_TIME: event time 2026-01-05T01:02:00Z is later than 2026-01-05T01:01:00Z");
    }

    @Test
    @DisplayName("F20 a value of megabytes is cut short in its dead letter, which says where the whole is")
    void cuts_what_would_not_fit_into_a_dead_letter() {
        byte[] huge = new byte[2_000_000];
        Arrays.fill(huge, (byte) 7);
        run.pipeBytes(Topics.CANDLES_1M, KEY, huge, START);

        assertThat(run.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getValue().remaining()).isEqualTo(DeadLetters.LONGEST_VALUE);
            assertThat(letter.getDetail())
                    .startsWith(
                            "cut short here: key of 15 and value of 2000000 bytes are whole at paper.candles.1m-0@0");
        });
    }
}
