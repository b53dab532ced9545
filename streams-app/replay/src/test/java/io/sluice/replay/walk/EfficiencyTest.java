package io.sluice.replay.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EfficiencyTest {
    @Test
    @DisplayName("B-WALK efficiency: 4 % in four weeks of training and 0.5 % in the week after it is a half")
    void efficiency_compares_rates() {
        double in = Efficiency.rate(returned(0.04), Duration.ofDays(28));
        double out = Efficiency.rate(returned(0.005), Duration.ofDays(7));

        assertThat(in).isEqualTo(0.04 * 365 / 28, within(1e-12));
        assertThat(Efficiency.of(List.of(in), List.of(out)).orElseThrow()).isEqualTo(0.5, within(1e-12));
    }

    @Test
    @DisplayName("B-WALK efficiency is undefined unless training earned something")
    void efficiency_needs_training_that_earned() {
        assertThat(Efficiency.of(List.of(-0.1), List.of(-0.2))).isEmpty();
        assertThat(Efficiency.of(List.of(0.0), List.of(1.0))).isEmpty();
        assertThat(Efficiency.of(List.of(), List.of())).isEmpty();
        assertThat(Efficiency.of(List.of(0.3, -0.1), List.of(0.2, -0.4)).orElseThrow())
                .isEqualTo(-1, within(1e-12));
    }

    private static Figures returned(double totalReturn) {
        return FiguresOf.of(OptionalDouble.empty(), 1, totalReturn, false);
    }
}
