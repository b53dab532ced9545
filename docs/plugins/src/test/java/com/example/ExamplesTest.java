package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import com.example.rsitema.RsiTema;
import com.example.smacross.SmaCross;
import io.sluice.detect.DetectorKind;
import io.sluice.detect.DetectorSettings;
import io.sluice.instrument.DetectorTrial;
import io.sluice.instrument.InstrumentFold;
import io.sluice.instrument.InstrumentState;
import io.sluice.schemas.Action;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Signal;
import io.sluice.state.StateSlots;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
    private static final DetectorSettings CROSS = Market.settings(new SmaCross(), numbers("fast", 2, "slow", 4));
    private static final DetectorSettings TURN = Market.settings(new RsiTema(), numbers("rsi", 5, "tema", 3));

    @Test
    @DisplayName("The jar names both detectors")
    void both_are_named() {
        assertThat(ServiceLoader.load(DetectorKind.class))
                .extracting(DetectorKind::name)
                .containsExactly("sma-cross", "rsi-tema");
    }

    @Test
    @DisplayName("SMA cross enters on the candle of the crossing, and leaves where it crosses back")
    void averages_cross() {
        assertThat(signals(CROSS, Market.path(10, 10, 10, 10, 10, 11, 12, 13, 10, 9, 8)))
                .containsExactly(tuple(Market.closeOf(5), null), tuple(Market.closeOf(9), Action.CLOSE));
    }

    @Test
    @DisplayName(
            "RSI and TEMA enter where the RSI leaves its low and the close is above, with a stop, and leave where it leaves its high")
    void rsi_turns() {
        assertThat(signals(TURN, Market.path(100, 99, 98, 97, 96, 95, 94, 93, 92, 91, 94, 95, 96, 97, 98, 99, 96)))
                .containsExactly(tuple(Market.closeOf(10), null), tuple(Market.closeOf(16), Action.CLOSE));
    }

    @Test
    @DisplayName("R-STOP the entry of RSI and TEMA asks for a stop at a multiple of the average true range")
    void an_entry_asks_for_its_stop() {
        List<Signal> signals = fold(TURN, Market.walk(new SplittableRandom(5), 2_000), new Slots(), Integer.MAX_VALUE);
        assertThat(signals).extracting(Signal::getAction).contains(null, Action.CLOSE);
        assertThat(signals)
                .allSatisfy(signal -> assertThat(signal.getStopDistance())
                        .isEqualTo(signal.getAction() == null ? signal.getAtr() : null));
    }

    @Test
    @DisplayName("X-CONFIG impossible and unknown parameters are refused by name")
    void refuses_what_cannot_be() {
        assertRefused(new SmaCross(), numbers("fast", 1, "slow", 4), "sma-cross: fast must be 2 to 999, not 1");
        assertRefused(new SmaCross(), numbers("fast", 4, "slow", 4), "sma-cross: slow must be 5 to 1000, not 4");
        assertRefused(
                new SmaCross(),
                numbers("fsat", 4, "slow", 40),
                "sma-cross: unknown parameter 'fsat'; it has fast, slow");
        assertRefused(new RsiTema(), numbers("rsi", 14, "low", 50), "rsi-tema: low must be 1.0 to 49.0, not 50.0");
        assertRefused(
                new RsiTema(),
                numbers("rsi", 14, "high", 70),
                "rsi-tema: unknown parameter 'high'; it has low, rsi, stopAtr, tema");
    }

    @Test
    void both_stand_the_trial_of_the_start() {
        DetectorTrial.of(CROSS);
        DetectorTrial.of(TURN);
        assertThat(signals(CROSS, Market.walk(new SplittableRandom(1), 500))).hasSizeGreaterThan(50);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName(
            "F-KNOWN a state that is written and restored anywhere goes on with the same signals and the same bytes")
    void continues_bit_identically_after_any_restart(long seed) {
        for (DetectorSettings settings : List.of(CROSS, TURN)) {
            List<Candle> candles = Market.walk(new SplittableRandom(seed), 2_000);
            Slots expectedSlots = new Slots();
            Slots slots = new Slots();

            List<Signal> expected = fold(settings, candles, expectedSlots, Integer.MAX_VALUE);
            List<Signal> actual = fold(settings, candles, slots, 37);

            assertThat(expected).hasSizeGreaterThan(20);
            assertThat(actual).isEqualTo(expected);
            assertThat(slots.written).isEqualTo(expectedSlots.written);
        }
    }

    private static List<Tuple> signals(DetectorSettings settings, List<Candle> candles) {
        return fold(settings, candles, new Slots(), Integer.MAX_VALUE).stream()
                .map(signal -> tuple(signal.getTime(), signal.getAction()))
                .toList();
    }

    private static List<Signal> fold(DetectorSettings settings, List<Candle> candles, Slots slots, int restartEvery) {
        InstrumentFold fold = Market.fold(settings);
        InstrumentState state = fold.newState();
        Heard heard = new Heard();
        for (int i = 0; i < candles.size(); i++) {
            fold.apply(state, candles.get(i), heard);
            state.writeChanges(slots);
            if (i % restartEvery == restartEvery - 1) {
                state = fold.newState();
                slots.restore(state);
            }
        }
        return heard.signals();
    }

    private static void assertRefused(DetectorKind kind, Map<String, BigDecimal> parameters, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Market.settings(kind, parameters))
                .withMessage(message);
    }

    private static Map<String, BigDecimal> numbers(String first, int one, String second, int other) {
        return Map.of(first, BigDecimal.valueOf(one), second, BigDecimal.valueOf(other));
    }

    /** What was written, as text that shows a difference. */
    private static final class Slots implements StateSlots {
        private final Map<String, String> written = new TreeMap<>();

        @Override
        public void put(String slot, byte[] bytes) {
            written.put(slot, HexFormat.of().formatHex(bytes));
        }

        @Override
        public void remove(String slot) {
            written.remove(slot);
        }

        private void restore(InstrumentState state) {
            written.forEach((slot, bytes) -> state.restore(slot, HexFormat.of().parseHex(bytes)));
            assertThat(state.restored()).as("what was not taken back").isEmpty();
        }
    }
}
