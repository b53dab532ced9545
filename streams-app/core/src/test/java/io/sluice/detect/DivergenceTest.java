package io.sluice.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.instrument.Candles;
import io.sluice.schemas.Signal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DivergenceTest {
    /** A crash, a recovery, and a hesitant slide to a lower low, which turns up at the end. */
    private static final double[] WEAKER_FALL = {
        96, 97, 96, 98, 97, 99, 98, 100, 99, 101, 100, 102, 101, 103, 102, 104, 98, 93, 88, 83, 86, 89, 92, 93, 91.5,
        92.5, 90.5, 91.5, 89.5, 90.5, 88, 89, 86.5, 87.5, 85, 86, 82.5, 84, 85.5, 87, 88
    };

    /** A rise, and a fall so sharp that the RSI goes below its earlier low while the price does not. */
    private static final double[] HIGHER_LOW = {
        96, 97, 96, 98, 97, 99, 98, 100, 99, 101, 100, 102, 101, 103, 102, 104, 102.6, 101.3, 103, 104.5, 106, 107.5,
        104.5, 101.4, 103, 105, 107, 108
    };

    @Test
    @DisplayName("D-DIV regular bullish: a lower low that the RSI does not confirm; known three candles after the turn")
    void signals_a_regular_bullish_divergence() {
        Scenario market = path(WEAKER_FALL);
        assertThat(market.signals()).containsExactly("40 MEAN_REVERSION LONG");
        Signal signal = market.found().getFirst();
        assertThat(Scenario.figure(signal, "firstPrice")).isEqualTo(83);
        assertThat(Scenario.figure(signal, "secondPrice")).isEqualTo(82.5);
        assertThat(Scenario.figure(signal, "secondRsi")).isGreaterThan(Scenario.figure(signal, "firstRsi") + 2);
        assertThat(Scenario.figure(signal, "candlesApart")).isEqualTo(17);
        assertThat(Scenario.figure(signal, "firstPivotTime")).isEqualTo(second(20));
        assertThat(Scenario.figure(signal, "firstKnownTime")).isEqualTo(second(24));
        assertThat(Scenario.figure(signal, "secondPivotTime")).isEqualTo(second(37));
    }

    @Test
    @DisplayName("D-DIV regular bearish is the mirror")
    void signals_a_regular_bearish_divergence() {
        assertThat(path(mirrored(WEAKER_FALL)).signals()).containsExactly("40 MEAN_REVERSION SHORT");
    }

    @Test
    @DisplayName("D-DIV hidden bullish and bearish: a higher low, or lower high, with an RSI beyond the earlier one")
    void signals_hidden_divergences() {
        assertThat(path(HIGHER_LOW).signals()).containsExactly("27 IMPULSE LONG");
        assertThat(path(mirrored(HIGHER_LOW)).signals()).containsExactly("27 IMPULSE SHORT");
    }

    @Test
    @DisplayName("D-DIV a turn is not known before its third candle has closed")
    void does_not_anticipate_a_turn() {
        assertThat(path(Arrays.copyOf(WEAKER_FALL, WEAKER_FALL.length - 1)).signals())
                .isEmpty();
    }

    @Test
    @DisplayName("M-COMPLETE swings with a gap between them are not compared")
    void does_not_compare_over_a_gap() {
        double[] before = Arrays.copyOf(WEAKER_FALL, 24);
        double[] after = Arrays.copyOfRange(WEAKER_FALL, 24, WEAKER_FALL.length);
        assertThat(path(before).gap().path(after).signals()).isEqualTo(List.of());
    }

    private static Scenario path(double[] closes) {
        return new Scenario(DivergenceSettings.DEFAULTS).path(closes);
    }

    private static double[] mirrored(double[] closes) {
        return Arrays.stream(closes).map(close -> 200 - close).toArray();
    }

    private static double second(int minute) {
        return Candles.START.getEpochSecond() + 60.0 * minute;
    }
}
