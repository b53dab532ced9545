package io.sluice.replay.rigour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SharpeSignificanceTest {
    /** The example of Bailey and López de Prado (2012): 24 monthly returns, Sharpe ratio 0.458 a month. */
    private static final SharpeSignificance TWO_YEARS = new SharpeSignificance(0.458, 24, -2.448, 10.164);

    /** The example of Bailey and López de Prado (2014): 2.5 a year of 250 days, five years. */
    private static final SharpeSignificance FIVE_YEARS = new SharpeSignificance(2.5 / Math.sqrt(250), 1_250, -3, 10);

    @Test
    @DisplayName(
            "B-RIGOUR the probabilistic Sharpe ratio of the published example: 0.982 were it normal, 0.913 as it is")
    void probabilistic() {
        SharpeSignificance normal = new SharpeSignificance(0.458, 24, 0, 3);

        assertThat(normal.probabilistic(0).orElseThrow()).isCloseTo(0.9816749190910771, within(1e-12));
        assertThat(TWO_YEARS.probabilistic(0).orElseThrow()).isCloseTo(0.913361083860933, within(1e-12));
    }

    @Test
    @DisplayName(
            "B-RIGOUR the deflated Sharpe ratio of the published example: 0.9004 after 100 trials, 0.9505 after 46")
    void deflated() {
        double variance = 0.5 / 250;

        assertThat(SharpeSignificance.expectedBest(100, variance)).isCloseTo(0.11317200186513214, within(1e-12));
        assertThat(FIVE_YEARS.deflated(100, variance).orElseThrow()).isCloseTo(0.9003968344493903, within(1e-12));
        assertThat(FIVE_YEARS.deflated(46, variance).orElseThrow()).isCloseTo(0.9505017068755787, within(1e-12));
    }

    @Test
    void a_single_trial_is_not_deflated() {
        assertThat(TWO_YEARS.deflated(1, 0.5)).isEqualTo(TWO_YEARS.probabilistic(0));
    }

    @Test
    @DisplayName("B-RIGOUR the minimum track record makes the probability what was asked for")
    void minimum_observations() {
        double needed = TWO_YEARS.minimumObservations(0, 0.95).orElseThrow();

        assertThat(needed).isCloseTo(34.557505934856216, within(1e-9));
        assertThat(TWO_YEARS.minimumObservations(0.458, 0.95)).isEmpty();
    }

    @Test
    @DisplayName("B-RIGOUR moments of a sample equal scipy's skew and kurtosis")
    void of_returns() {
        double[] returns = {0.01, 0.10, -0.04, 0.02, 0.03, 0.02, 0.01, -0.10};

        SharpeSignificance significance = SharpeSignificance.of(returns);

        assertThat(significance.sharpe()).isCloseTo(0.10859306069076731, within(1e-12));
        assertThat(significance.skewness()).isCloseTo(-0.3650572690177865, within(1e-12));
        assertThat(significance.kurtosis()).isCloseTo(3.119534731656992, within(1e-12));
        assertThat(significance.observations()).isEqualTo(8);
    }

    @Test
    void returns_without_a_ratio_are_refused() {
        assertThatThrownBy(() -> SharpeSignificance.of(new double[] {0.01, 0.01}))
                .hasMessage("2 returns that are fewer than two or all alike have no Sharpe ratio");
        assertThatThrownBy(() -> SharpeSignificance.expectedBest(0, 1)).hasMessage("0 trials with variance 1.0");
    }

    @Test
    @DisplayName("B-RIGOUR the normal distribution equals scipy's")
    void normal_distribution() {
        double[][] table = {
            {-6, 9.865876450376946e-10},
            {-3, 0.0013498980316300933},
            {-1, 0.15865525393145707},
            {-0.1, 0.460172162722971},
            {0, 0.5},
            {0.5, 0.6914624612740131},
            {2, 0.9772498680518208},
            {5, 0.9999997133484281}
        };
        for (double[] row : table) {
            assertThat(NormalDistribution.cumulative(row[0])).isCloseTo(row[1], within(5e-16));
        }
        assertThat(NormalDistribution.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-13));
        assertThat(NormalDistribution.quantile(1e-6)).isCloseTo(-4.753424308822899, within(1e-9));
        assertThat(NormalDistribution.cumulative(9)).isEqualTo(1);
        assertThat(NormalDistribution.cumulative(-9)).isZero();
    }
}
