package io.sluice.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.schemas.Figure;
import io.sluice.schemas.Signal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EngulfingTest {
    @Test
    @DisplayName("D-ENGULF a rising body that covers the falling one before it signals long, with its figures")
    void signals_bullish_engulfing() {
        Scenario market = market().move(100, 99).move(99, 103);
        assertThat(market.signals()).containsExactly("21 REVERSAL LONG");
        Signal signal = market.found().getFirst();
        assertThat(signal.getEvidence()).contains(new Figure("body", 4.0), new Figure("engulfedBody", 1.0));
        double atr = 2 + (1 - 2) / 14.0;
        atr += (4 - atr) / 14;
        assertThat(Scenario.figure(signal, "bodyAtr")).isEqualTo(4 / signal.getAtr());
        assertThat(signal.getAtr()).isCloseTo(atr, within(1e-12));
        assertThat(signal.getConfidence()).isCloseTo(0.5 + 0.25 * (4 / atr - 1) + 0.25, within(1e-12));
    }

    @Test
    @DisplayName("D-ENGULF a falling body that covers the rising one before it signals short")
    void signals_bearish_engulfing() {
        assertThat(market().move(100, 101).move(101.5, 98).signals()).containsExactly("21 REVERSAL SHORT");
    }

    @Test
    @DisplayName(
            "D-ENGULF equal bodies, a body that leaves one end free, a doji and a body of the same colour are nothing")
    void is_silent_when_the_body_does_not_engulf() {
        assertThat(market().move(100, 97).move(97, 100).signals()).isEmpty();
        assertThat(market().move(100, 98).move(98.5, 103).signals()).isEmpty();
        assertThat(market().move(100, 100).move(100, 104).signals()).isEmpty();
        assertThat(market().move(100, 101).move(100.5, 104).signals()).isEmpty();
    }

    @Test
    @DisplayName("D-ENGULF a body smaller than its least is nothing")
    void is_silent_when_the_body_is_small() {
        assertThat(market().move(100, 99.5).move(99.5, 101).signals()).isEmpty();
    }

    @Test
    @DisplayName("M-COMPLETE two candles with a gap between them are no engulfing")
    void refuses_a_broken_window() {
        assertThat(market().move(100, 99).gap().move(99, 103).signals()).isEmpty();
    }

    /** Twenty candles with a range of two. */
    private static Scenario market() {
        return new Scenario(EngulfingSettings.DEFAULTS).quiet(20, 100);
    }
}
