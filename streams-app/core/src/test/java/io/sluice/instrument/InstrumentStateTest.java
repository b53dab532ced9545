package io.sluice.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sluice.admit.AdmissionSettings;
import io.sluice.market.Session;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentStateTest {
    private static final int CANDLES = 3_000;

    private final InstrumentFold fold = new InstrumentFold(Candles.defaults());

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @DisplayName(
            "F-KNOWN a state that is written and restored anywhere goes on with the same outputs and the same bytes")
    void continues_bit_identically_after_any_restore(long seed) {
        List<Candle> feed = NoisyFeed.of(seed, CANDLES);
        Recorder expected = new Recorder();
        MemorySlots expectedSlots = new MemorySlots();
        InstrumentState unbroken = fold.newState();
        for (Candle candle : feed) {
            fold.apply(unbroken, candle, expected);
            unbroken.writeChanges(expectedSlots);
        }

        SplittableRandom random = new SplittableRandom(seed);
        Recorder actual = new Recorder();
        MemorySlots slots = new MemorySlots();
        InstrumentState state = fold.newState();
        for (Candle candle : feed) {
            fold.apply(state, candle, actual);
            state.writeChanges(slots);
            if (random.nextInt(40) == 0) {
                state = slots.into(fold.newState(), random);
            }
        }

        assertThat(actual.outputs()).isEqualTo(expected.outputs());
        assertThat(slots.asText()).isEqualTo(expectedSlots.asText());
        assertThat(expected.signals()).hasSizeGreaterThan(50);
    }

    @Test
    @DisplayName("A state may be written after many candles at once, with the same result as after each")
    void writes_what_changed_since_the_last_write_however_long_ago() {
        List<Candle> feed = NoisyFeed.of(9, 500);
        MemorySlots often = new MemorySlots();
        MemorySlots seldom = new MemorySlots();
        InstrumentState one = fold.newState();
        InstrumentState other = fold.newState();
        for (Candle candle : feed) {
            fold.apply(one, candle, new Recorder());
            one.writeChanges(often);
            fold.apply(other, candle, new Recorder());
        }
        other.writeChanges(seldom);
        assertThat(seldom.asText()).isEqualTo(often.asText());
    }

    @Test
    @DisplayName("A candle writes less than 400 bytes of state on average, and a refused candle none")
    void writes_little() {
        List<Candle> walk = Candles.walk(new SplittableRandom(1), 10_000);
        MemorySlots slots = new MemorySlots();
        InstrumentState state = fold.newState();
        for (Candle candle : walk) {
            fold.apply(state, candle, new Recorder());
            state.writeChanges(slots);
        }
        assertThat(slots.bytesWritten() / walk.size()).isLessThan(400);

        long before = slots.bytesWritten();
        fold.apply(state, walk.getLast(), new Recorder());
        state.writeChanges(slots);
        assertThat(slots.bytesWritten()).isEqualTo(before);
    }

    @Test
    @DisplayName("A base candle that closes no higher one writes two slots: each is a record on the way to the broker")
    void writes_few_slots() {
        MemorySlots slots = new MemorySlots();
        InstrumentState state = fold.newState();
        fold.apply(state, Candles.flat(0, 100, 1), new Recorder());
        state.writeChanges(slots);

        assertThat(slots.names()).containsExactlyInAnyOrder("head", "M1.0");
    }

    @Test
    void refuses_a_slot_of_another_version_or_length_or_an_unknown_one() {
        assertThatIllegalStateException()
                .isThrownBy(() -> fold.newState().restore("M1.0", new byte[] {9}))
                .withMessage("slot M1.0 is of version 9, not 1");
        assertThatIllegalStateException()
                .isThrownBy(() -> fold.newState().restore("M15/current", new byte[] {1, 0}))
                .withMessageStartingWith("slot M15/current has 1 bytes, not");
        assertThatIllegalStateException()
                .isThrownBy(() -> fold.newState().restore("M1.64", new byte[] {1}))
                .withMessage("unknown slot M1.64");
        assertThatIllegalStateException()
                .isThrownBy(() -> fold.newState().restore("nonsense", new byte[] {1}))
                .withMessage("unknown slot nonsense");
    }

    @Test
    void refuses_the_memory_of_other_settings() {
        MemorySlots slots = new MemorySlots();
        InstrumentState state = fold.newState();
        fold.apply(state, Candles.flat(0, 100, 1), new Recorder());
        state.writeChanges(slots);
        InstrumentSettings other = new InstrumentSettings(
                Candles.instrument(Session.ALWAYS),
                Timeframe.M1,
                List.of(),
                AdmissionSettings.DEFAULTS,
                RollUpSettings.above(Timeframe.M1),
                14);
        assertThatIllegalStateException()
                .isThrownBy(() -> slots.into(new InstrumentFold(other).newState(), new SplittableRandom(1)));
    }
}
