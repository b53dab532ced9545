package io.sluice.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.schemas.Signal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VolatilitySpikeTest {
    @Test
    @DisplayName("D-VOL a rise of more than two sigma signals on the next candle when that rises too")
    void signals_when_the_second_candle_keeps_the_direction() {
        List<Signal> signals = calm().path(102, 102.5).found();
        assertThat(calm().path(102, 102.5).signals()).containsExactly("25 VOL_SPIKE LONG");
        Signal signal = signals.getFirst();
        assertThat(Scenario.figure(signal, "zScore")).isGreaterThan(4);
        assertThat(Scenario.figure(signal, "spikeReturn")).isCloseTo(102 / 100.1 - 1, within(1e-12));
        assertThat(Scenario.figure(signal, "confirmingReturn")).isCloseTo(102.5 / 102 - 1, within(1e-12));
        assertThat(signal.getConfidence()).isBetween(0.9, 1.0);
    }

    @Test
    @DisplayName("D-VOL a fall signals short")
    void signals_either_side() {
        assertThat(calm().path(98, 97.5).signals()).containsExactly("25 VOL_SPIKE SHORT");
    }

    @Test
    @DisplayName("D-VOL a spike that the second candle takes back is nothing")
    void is_silent_when_the_second_candle_turns_back() {
        assertThat(calm().path(102, 101.9).signals()).isEmpty();
        assertThat(calm().path(102, 102).signals()).isEmpty();
    }

    @Test
    @DisplayName("D-VOL constant prices never signal")
    void is_silent_on_constant_prices() {
        double[] constant = new double[200];
        Arrays.fill(constant, 100);
        assertThat(new Scenario(VolatilitySpikeSettings.DEFAULTS).path(constant).signals())
                .isEmpty();
    }

    @Test
    @DisplayName("M-COMPLETE a gap or an incomplete candle inside the window silences the detector")
    void refuses_a_broken_window() {
        assertThat(calm().gap().path(102, 102.5).signals()).isEmpty();
        assertThat(calm().incomplete().path(102, 102.5).signals()).isEmpty();
    }

    /** 24 candles that swing by a tenth of a per cent. */
    private Scenario calm() {
        Scenario calm = new Scenario(VolatilitySpikeSettings.DEFAULTS);
        for (int i = 0; i < 12; i++) {
            calm.path(100, 100.1);
        }
        return calm;
    }
}
