package io.sluice.replay.rigour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.replay.rigour.MonteCarlo.Method;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MonteCarloTest {
    private static final double[] NETS = {50, -30, 20, -10, 40, -60, 15, 5};

    @Test
    @DisplayName("B-RIGOUR random numbers equal the published sequence of SplitMix64 for seed 1234567")
    void split_mix() {
        SplitMix random = new SplitMix(1_234_567);

        assertThat(LongStream.generate(random::next).limit(5))
                .containsExactly(
                        6457827717110365317L,
                        3203168211198807973L,
                        Long.parseUnsignedLong("9817491932198370423"),
                        4593380528125082431L,
                        Long.parseUnsignedLong("16408922859458223821"));
    }

    @Test
    @DisplayName("B-RIGOUR quantiles equal numpy's")
    void quantiles() {
        Quantiles quantiles = Quantiles.of(new double[] {3, 1, 4, 1, 5, 9, 2, 6});

        assertThat(quantiles.p05()).isEqualTo(1);
        assertThat(quantiles.p25()).isEqualTo(1.75);
        assertThat(quantiles.p50()).isEqualTo(3.5);
        assertThat(quantiles.p75()).isEqualTo(5.25);
        assertThat(quantiles.p95()).isCloseTo(7.95, within(1e-12));
    }

    @Test
    @DisplayName("B-RIGOUR the same seed gives the same figures, another seed others")
    void is_a_function_of_its_seed() {
        MonteCarlo once = MonteCarlo.run(Method.BOOTSTRAP, 1_000, NETS, 500, 7);

        assertThat(once).isEqualTo(MonteCarlo.run(Method.BOOTSTRAP, 1_000, NETS, 500, 7));
        assertThat(once.seed()).isEqualTo(7);
        assertThat(once.finalEquity())
                .isNotEqualTo(
                        MonteCarlo.run(Method.BOOTSTRAP, 1_000, NETS, 500, 8).finalEquity());
    }

    @Test
    @DisplayName("B-RIGOUR another order of the same trades changes the drawdown and never the last equity")
    void permutation() {
        MonteCarlo result = MonteCarlo.run(Method.PERMUTATION, 1_000, NETS, 2_000, 1);

        assertThat(result.finalEquity()).isEqualTo(new Quantiles(1_030, 1_030, 1_030, 1_030, 1_030));
        assertThat(result.lossProbability()).isZero();
        assertThat(result.maxDrawdown().p05()).isLessThan(result.maxDrawdown().p95());
        assertThat(result.maxDrawdown().p05()).isGreaterThanOrEqualTo(60.0 / 1_130);
        assertThat(result.maxDrawdown().p95()).isLessThanOrEqualTo(0.1);
    }

    @Test
    @DisplayName("B-RIGOUR drawing with replacement has the mean and spread that the arithmetic of samples gives")
    void bootstrap() {
        double[] coin = {-1, 1};
        MonteCarlo result = MonteCarlo.run(Method.BOOTSTRAP, 1_000, coin, 20_000, 3);

        // Two throws: 998 and 1002 with a quarter each, 1000 with a half.
        assertThat(result.finalEquity().p05()).isEqualTo(998);
        assertThat(result.finalEquity().p50()).isEqualTo(1_000);
        assertThat(result.finalEquity().p95()).isEqualTo(1_002);
        assertThat(result.lossProbability()).isCloseTo(0.25, within(0.01));
    }

    @Test
    void one_trade_has_one_outcome() {
        MonteCarlo result = MonteCarlo.run(Method.BOOTSTRAP, 1_000, new double[] {-100}, 10, 1);

        assertThat(result.maxDrawdown()).isEqualTo(new Quantiles(0.1, 0.1, 0.1, 0.1, 0.1));
        assertThat(result.lossProbability()).isEqualTo(1);
    }

    @Test
    void the_drawdown_is_of_the_highest_equity_so_far() {
        assertThat(MonteCarlo.maxDrawdown(1_000, NETS)).isCloseTo(60.0 / 1_070, within(1e-12));
        assertThat(MonteCarlo.maxDrawdown(1_000, new double[] {1, 2})).isZero();
    }

    @Test
    void nothing_to_draw_from_is_refused() {
        assertThatThrownBy(() -> MonteCarlo.run(Method.BOOTSTRAP, 1_000, new double[0], 10, 1))
                .hasMessage("10 runs of 0 trades on an equity of 1000.0");
    }
}
