package io.sluice.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sluice.admit.AdmissionSettings;
import io.sluice.schemas.Candle;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Timeframe;
import io.sluice.state.MemorySlots;
import io.sluice.state.UnreadableState;
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
        assertUnreadable("head", new byte[] {9}, "slot head is of version 9, not 1");
        assertUnreadable("M1.0", new byte[] {9}, "slot M1.0 is of version 9, not 1");
        assertUnreadable("M15/current", new byte[] {1, 0}, "slot M15/current has 1 bytes, not");
        assertUnreadable("M1.64", new byte[] {1}, "unknown slot M1.64");
        assertUnreadable("nonsense", new byte[] {1}, "unknown slot nonsense");
    }

    private void assertUnreadable(String slot, byte[] content, String message) {
        InstrumentState state = fold.newState();
        state.restore(
                "head", written(fold, Candles.walk(new SplittableRandom(1), 1)).get("head"));
        state.restore(slot, content);

        assertThatExceptionOfType(UnreadableState.class)
                .isThrownBy(state::restored)
                .withMessageStartingWith(message);
    }

    @Test
    void folds_nothing_before_a_restore_has_ended() {
        List<Candle> candles = Candles.walk(new SplittableRandom(1), 2);
        InstrumentState state = fold.newState();
        state.restore("head", written(fold, candles.subList(0, 1)).get("head"));

        assertThatIllegalStateException()
                .isThrownBy(() -> fold.apply(state, candles.getLast(), new Recorder()))
                .withMessage("a restore has begun and not ended: restored() was not called");
    }

    @Test
    void refuses_slots_without_their_head() {
        InstrumentState state = fold.newState();
        state.restore(
                "M1.0", written(fold, Candles.walk(new SplittableRandom(1), 1)).get("M1.0"));

        assertThatExceptionOfType(UnreadableState.class)
                .isThrownBy(state::restored)
                .withMessage("slot head is missing beside [M1.0]");
    }

    private static MemorySlots written(InstrumentFold fold, List<Candle> candles) {
        MemorySlots slots = new MemorySlots();
        InstrumentState state = fold.newState();
        candles.forEach(candle -> fold.apply(state, candle, new Recorder()));
        state.writeChanges(slots);
        return slots;
    }

    @Test
    @DisplayName("X-CONFIG under other settings the detectors begin anew, warmed by the candles that are remembered")
    void begins_anew_with_other_settings_on_the_candles_it_remembers() {
        List<Candle> candles = Candles.walk(new SplittableRandom(7), 2_000);
        List<Candle> before = candles.subList(0, 1_500);
        List<Candle> after = candles.subList(1_500, 2_000);
        MemorySlots slots = written(fold, before);
        int kept = (int)
                slots.names().stream().filter(name -> name.startsWith("M1.")).count();
        InstrumentFold other = new InstrumentFold(withoutLongerTimeframes());

        InstrumentState anew = other.newState();
        slots.names().forEach(name -> anew.restore(name, slots.get(name)));
        assertThat(anew.restored())
                .contains("TEST:BTCUSD was remembered with other timeframes, detectors or periods: its detectors begin"
                        + " anew, on 1m with the last " + kept + " candles, on longer timeframes without any");

        Recorder expected = new Recorder();
        InstrumentState warm = other.newState();
        before.subList(1_500 - kept, 1_500).forEach(candle -> other.apply(warm, candle, new Recorder()));
        after.forEach(candle -> other.apply(warm, candle, expected));
        Recorder actual = new Recorder();
        other.apply(anew, before.getLast(), actual);
        after.forEach(candle -> other.apply(anew, candle, actual));
        anew.writeChanges(slots);

        assertThat(actual.all(Recorder.Output.Rejected.class))
                .singleElement()
                .extracting(Recorder.Output.Rejected::reason)
                .isEqualTo(RejectReason.DUPLICATE);
        assertThat(actual.all(Recorder.Output.Marked.class))
                .isEqualTo(expected.all(Recorder.Output.Marked.class))
                .hasSize(after.size());
        assertThat(actual.found()).isEqualTo(expected.found()).isNotEmpty();
        assertThat(slots.names()).isEqualTo(written(other, candles).names());
    }

    private static InstrumentSettings withoutLongerTimeframes() {
        InstrumentSettings defaults = Candles.defaults();
        return new InstrumentSettings(
                defaults.instrument(),
                Timeframe.M1,
                defaults.detectors().stream()
                        .filter(detector -> detector.timeframe() == Timeframe.M1)
                        .toList(),
                AdmissionSettings.DEFAULTS,
                RollUpSettings.above(Timeframe.M1),
                21);
    }
}
