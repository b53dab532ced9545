package io.sluice.replay.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Expected figures are those that the test suite of Quantopian's empyrical publishes for the same returns at 252 days a
 * year (which leaves the first return out, as not a number), or were computed with numpy 2.4.
 */
@DisplayName("B-METRICS ratios of daily returns equal published figures")
class RatiosTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final double[] MIXED = {0.01, 0.10, -0.04, 0.02, 0.03, 0.02, 0.01, -0.10};
    private static final Annualisation YEAR = Annualisation.EXCHANGE;

    @Test
    void sharpe_of_published_returns() {
        assertThat(Ratios.sharpe(MIXED, YEAR).orElseThrow()).isCloseTo(1.7238613961706866, EXACT);
    }

    @Test
    void sortino_of_published_returns() {
        assertThat(Ratios.sortino(MIXED, YEAR).orElseThrow()).isCloseTo(2.605531251673693, EXACT);
    }

    @Test
    void volatility_of_published_returns() {
        assertThat(Ratios.volatility(MIXED, YEAR).orElseThrow()).isCloseTo(0.9136465399704637, EXACT);
    }

    @Test
    void a_year_of_365_days_scales_by_its_root() {
        assertThat(Ratios.sharpe(MIXED, Annualisation.ALWAYS_OPEN).orElseThrow())
                .isCloseTo(1.7238613961706866 * Math.sqrt(365.0 / 252), EXACT);
    }

    @Test
    @DisplayName("B-METRICS the risk-free rate is compounded to the day: 10 % a year is 1.1^(1/252) - 1")
    void subtracts_the_risk_free_rate() {
        Annualisation tenPercent = YEAR.withRiskFreeRate(0.10);

        assertThat(Ratios.sharpe(MIXED, tenPercent).orElseThrow()).isCloseTo(1.6195232284261694, EXACT);
        assertThat(Ratios.sortino(MIXED, tenPercent).orElseThrow()).isCloseTo(2.436699808606124, EXACT);
    }

    @Test
    void growth_compounds_and_calmar_divides_it_by_the_drawdown() {
        OptionalDouble growth = Ratios.compoundGrowth(100, 121, 2);

        assertThat(growth.orElseThrow()).isCloseTo(0.10, EXACT);
        assertThat(Ratios.calmar(growth, 0.05).orElseThrow()).isCloseTo(2, EXACT);
    }

    @Test
    void returns_that_are_all_alike_have_no_sharpe_ratio_though_rounding_makes_them_differ() {
        double[] constantGrowth = new double[50];
        for (int i = 0; i < constantGrowth.length; i++) {
            constantGrowth[i] = Math.pow(1.0007, i + 1) / Math.pow(1.0007, i) - 1;
        }
        assertThat(Arrays.stream(constantGrowth).distinct().count()).isGreaterThan(1);

        assertThat(Ratios.sharpe(constantGrowth, YEAR)).isEmpty();
        assertThat(Ratios.volatility(constantGrowth, YEAR)).hasValue(0);
    }

    @Test
    void nothing_is_defined_without_returns_and_little_with_one() {
        for (double[] returns : new double[][] {{}, {-0.01}}) {
            assertThat(Ratios.sharpe(returns, YEAR)).isEmpty();
            assertThat(Ratios.sortino(returns, YEAR)).isEmpty();
            assertThat(Ratios.volatility(returns, YEAR)).isEmpty();
        }
    }

    @Test
    void without_a_shortfall_there_is_no_sortino_ratio() {
        assertThat(Ratios.sortino(new double[] {0.01, 0, 0.02}, YEAR)).isEmpty();
    }

    @Test
    void growth_is_undefined_for_less_than_a_day_and_for_lost_money() {
        assertThat(Ratios.compoundGrowth(100, 101, 0.999 / 365)).isEmpty();
        assertThat(Ratios.compoundGrowth(100, 0, 1)).isEmpty();
        assertThat(Ratios.compoundGrowth(100, 1e300, 1.0 / 365)).isEmpty();
        assertThat(Ratios.calmar(OptionalDouble.of(0.1), 0)).isEmpty();
        assertThat(Ratios.calmar(OptionalDouble.empty(), 0.1)).isEmpty();
    }
}
