package io.sluice.replay.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SensitivityTest {
    private static final Parameter STOP = new Parameter("stop", List.of("1", "2", "3", "4"));

    @Test
    @DisplayName("B-RIGOUR the median neighbour is the lower of two middle ones, the configured point is none of them")
    void median_and_drop() {
        Sensitivity around =
                around(FiguresOf.sharpe(2), FiguresOf.sharpe(2), FiguresOf.sharpe(1.5), FiguresOf.sharpe(0.5));

        assertThat(around.neighbours()).hasSize(3);
        assertThat(around.median()).hasValue(1.5);
        assertThat(around.drop().orElseThrow()).isEqualTo(0.25, within(1e-12));
        assertThat(around.passing()).hasValue(0);
    }

    @Test
    @DisplayName("B-RIGOUR a neighbour without a defined objective is below all others, one that is impossible is none")
    void undefined_neighbours_are_the_worst() {
        Sensitivity one = around(FiguresOf.sharpe(2), FiguresOf.noTrade(), FiguresOf.sharpe(1), null);
        Sensitivity two = around(FiguresOf.sharpe(2), FiguresOf.noTrade(), FiguresOf.noTrade(), FiguresOf.sharpe(1));

        assertThat(one.neighbours()).hasSize(2);
        assertThat(one.median()).isEmpty();
        assertThat(one.drop()).isEmpty();
        assertThat(two.median()).isEmpty();
    }

    @Test
    @DisplayName("B-RIGOUR the share of neighbours that pass the gate")
    void passing() {
        Figures go = FiguresOf.of(OptionalDouble.of(2), 9, 0.1, true);

        assertThat(around(FiguresOf.sharpe(-2), go, FiguresOf.sharpe(1), go)
                        .passing()
                        .orElseThrow())
                .isEqualTo(2 / 3.0, within(1e-12));
        assertThat(around(FiguresOf.sharpe(-2), go, go, go).drop().orElseThrow())
                .as("better than configured")
                .isEqualTo(-2, within(1e-12));
        assertThat(around(FiguresOf.sharpe(-2)).passing()).isEmpty();
    }

    /** The first point is the configured one. */
    private static Sensitivity around(@Nullable Figures... figures) {
        List<Sensitivity.Point> points = new ArrayList<>();
        for (int i = 0; i < figures.length; i++) {
            points.add(new Sensitivity.Point(List.of(STOP.values().get(i)), i == 0, figures[i]));
        }
        return new Sensitivity("alpha", List.of(STOP), Objective.SHARPE, figures[0], points);
    }
}
