package io.sluice.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Signal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BreakoutTest {
    @Test
    @DisplayName("D-BREAK a close above the highest high of 20 candles with volume signals long, with its figures")
    void signals_a_break_of_resistance() {
        Scenario market = market().candle(100, 103, 100, 102, 30);
        assertThat(market.signals()).containsExactly("20 IMPULSE LONG");
        Signal signal = market.found().getFirst();
        assertThat(Scenario.figure(signal, "level")).isEqualTo(101);
        assertThat(Scenario.figure(signal, "volumeRatio")).isEqualTo(3);
        assertThat(Scenario.figure(signal, "beyondAtr")).isEqualTo(1 / signal.getAtr());
    }

    @Test
    @DisplayName("D-BREAK a close below the lowest low signals short")
    void signals_a_break_of_support() {
        assertThat(market().candle(100, 100, 97, 98, 30).signals()).containsExactly("20 IMPULSE SHORT");
    }

    @Test
    @DisplayName("D-BREAK without volume, by the shadow alone, or onto the level it is nothing")
    void is_silent_without_confirmation() {
        assertThat(market().candle(100, 103, 100, 102, 14.99).signals()).isEmpty();
        assertThat(market().candle(100, 103, 100, 100.5, 30).signals()).isEmpty();
        assertThat(market().candle(100, 101, 100, 101, 30).signals()).isEmpty();
    }

    @Test
    @DisplayName("D-BREAK volume of exactly the least ratio confirms")
    void accepts_the_least_volume() {
        assertThat(market().candle(100, 103, 100, 102, 15).signals()).containsExactly("20 IMPULSE LONG");
    }

    @Test
    @DisplayName("D-BREAK the window is the 20 candles before, no more and no fewer")
    void looks_at_twenty_candles() {
        Scenario market = new Scenario(BreakoutSettings.DEFAULTS)
                .candle(100, 110, 100, 100, 10)
                .quiet(20, 100);
        assertThat(market.candle(100, 103, 100, 102, 30).signals()).containsExactly("21 IMPULSE LONG");
        Scenario early = new Scenario(BreakoutSettings.DEFAULTS).quiet(19, 100);
        assertThat(early.candle(100, 103, 100, 102, 30).signals()).isEmpty();
    }

    @Test
    @DisplayName("D-BREAK the next candle breaks out again only beyond the high of the one that did")
    void does_not_repeat_itself_inside_the_breaking_candle() {
        Scenario market = market().candle(100, 103, 100, 102, 30);
        assertThat(market.candle(102, 104, 102, 103, 60).signals()).containsExactly("20 IMPULSE LONG");
        assertThat(market.candle(103, 105, 103, 104.5, 60).signals())
                .containsExactly("20 IMPULSE LONG", "22 IMPULSE LONG");
    }

    @Test
    @DisplayName("M-COMPLETE a gap or an incomplete candle inside the window silences the detector")
    void refuses_a_broken_window() {
        assertThat(market().gap().candle(100, 103, 100, 102, 30).signals()).isEmpty();
        assertThat(market().incomplete().candle(100, 103, 100, 102, 30).signals())
                .isEmpty();
    }

    private static Scenario market() {
        return new Scenario(BreakoutSettings.DEFAULTS).quiet(20, 100);
    }
}
