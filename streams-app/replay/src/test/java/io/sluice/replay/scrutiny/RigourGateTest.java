package io.sluice.replay.scrutiny;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.replay.gate.Criterion;
import io.sluice.replay.lookahead.LookAhead;
import io.sluice.replay.resample.ResampledMarkets;
import io.sluice.replay.rigour.MonteCarlo;
import io.sluice.replay.rigour.Quantiles;
import io.sluice.replay.rigour.Rigour;
import io.sluice.replay.walk.FiguresOf;
import io.sluice.replay.walk.Objective;
import io.sluice.replay.walk.Sensitivity;
import io.sluice.replay.warmup.WarmUp;
import io.sluice.schemas.Timeframe;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RigourGateTest {
    private static final Quantiles EQUITY = new Quantiles(1, 2, 3, 4, 5);

    @Test
    @DisplayName("B-GATE each threshold is met when it is reached exactly, a profit of nothing is none")
    void thresholds_that_are_reached_are_met() {
        assertThat(judged(0.95, 0.05, 0, 100, 1, 0.01))
                .containsExactly(
                        "deflatedSharpe 0.95 true",
                        "tradeLoss 0.05 true",
                        "lookAhead 0.0 true",
                        "warmUp 0.01 true",
                        "resampledProfit 1.0E-5 true");
        assertThat(judged(0.94, 0.06, 1, 100, 2, 0))
                .containsExactly(
                        "deflatedSharpe 0.94 false",
                        "tradeLoss 0.06 false",
                        "lookAhead 1.0 false",
                        "warmUp 0.02 false",
                        "resampledProfit 0.0 false");
    }

    @Test
    @DisplayName("B-GATE the worst detector counts, and where nothing could be compared the answer is no")
    void the_worst_detector_counts() {
        assertThat(judged(1, 0, 0, 0, 0, 1).get(3)).isEqualTo("warmUp none false");
        Scrutiny scrutiny = scrutiny(0, List.of(warmUp(100, 1), warmUp(100, 7), warmUp(0, 0)), 1);
        assertThat(scrutiny.warmUpRemaining()).hasValue(0.07);
    }

    @Test
    @DisplayName("B-GATE B-RIGOUR the median neighbour must be at least half as good as the configured values")
    void neighbours_feed_the_gate() {
        assertThat(neighbours(2, 1, 1)).isEqualTo("neighbourDrop 0.5 true");
        assertThat(neighbours(2, 0.9, 3)).isEqualTo("neighbourDrop 0.55 false");
        assertThat(neighbours(2)).isEqualTo("neighbourDrop none false");
    }

    private static String neighbours(double configured, double... others) {
        List<Sensitivity.Point> points = Arrays.stream(others)
                .mapToObj(sharpe -> new Sensitivity.Point(List.of("1"), false, FiguresOf.sharpe(sharpe)))
                .toList();
        Sensitivity around =
                new Sensitivity("alpha", List.of(), Objective.SHARPE, FiguresOf.sharpe(configured), points);
        return shown(RigourGate.neighbours(around, RigourThresholds.DEFAULTS));
    }

    private static List<String> judged(
            double deflated, double loss, int dependent, int signals, int differing, double profit) {
        Rigour rigour = new Rigour(
                1,
                0,
                OptionalDouble.of(1),
                OptionalDouble.of(deflated),
                OptionalDouble.of(1),
                List.of(
                        new MonteCarlo(MonteCarlo.Method.PERMUTATION, 10, 1, EQUITY, EQUITY, 1),
                        new MonteCarlo(MonteCarlo.Method.BOOTSTRAP, 10, 1, EQUITY, EQUITY, loss)));
        Scrutiny scrutiny = scrutiny(dependent, List.of(warmUp(signals, differing)), profit);
        return RigourGate.criteria(rigour, scrutiny, 1_000, RigourThresholds.DEFAULTS).stream()
                .map(RigourGateTest::shown)
                .toList();
    }

    private static Scrutiny scrutiny(int dependent, List<WarmUp> warmUps, double profit) {
        Quantiles profits = new Quantiles(-1, -1, profit, 9, 9);
        return new Scrutiny(
                new LookAhead(6, 1, 100, dependent, null),
                warmUps,
                new ResampledMarkets(9, 1, 20, profits, EQUITY, EQUITY, 1, 1, OptionalDouble.of(1)));
    }

    private static WarmUp warmUp(int signals, int differing) {
        return new WarmUp(
                "x",
                Timeframe.M1,
                10,
                List.of(
                        new WarmUp.Level(1, 10, signals, signals, 1),
                        new WarmUp.Level(10, 100, signals, differing, 0.1)));
    }

    private static String shown(Criterion criterion) {
        String figure = criterion.figure().isPresent()
                ? Double.toString(criterion.figure().getAsDouble())
                : "none";
        return criterion.name() + " " + figure + " " + criterion.passed();
    }
}
