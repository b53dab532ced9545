package io.sluice.replay.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.market.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EquityMeterTest {
    private static final Offset<Double> EXACT = within(1e-12);

    /** Time, equity, exposure. */
    private static final String WORKSHEET = """
            2024-01-05T00:00:00Z 1000    0
            2024-01-05T12:00:00Z 1100  550
            2024-01-06T00:00:00Z  990  990
            2024-01-06T18:00:00Z 1045    0
            2024-01-08T06:00:00Z 1155  231
            2024-01-08T18:00:00Z 1097.25 0
            """;

    private static EquityMeter meterOf(String worksheet) {
        EquityMeter meter = new EquityMeter(1_000);
        worksheet
                .lines()
                .map(line -> line.split(" +"))
                .forEach(cell -> meter.equity(
                        Micros.of(Instant.parse(cell[0])), Double.parseDouble(cell[1]), Double.parseDouble(cell[2])));
        return meter;
    }

    @Test
    @DisplayName("B-METRICS a day counts with its last equity and its deepest drawdown")
    void keeps_days() {
        assertThat(meterOf(WORKSHEET).days())
                .containsExactly(
                        new EquityDay(LocalDate.parse("2024-01-05"), 1100, 0),
                        new EquityDay(LocalDate.parse("2024-01-06"), 1045, 110.0 / 1100),
                        new EquityDay(LocalDate.parse("2024-01-08"), 1097.25, 57.75 / 1155));
    }

    @Test
    @DisplayName(
            "B-METRICS the day missing between is a return of zero where trading never stops, and none on an exchange")
    void gaps_between_days() {
        List<EquityDay> days = meterOf(WORKSHEET).days();

        assertThat(DailyReturns.of(1_000, days, Annualisation.ALWAYS_OPEN))
                .containsExactly(new double[] {0.10, -0.05, 0, 0.05}, EXACT);
        assertThat(DailyReturns.of(1_000, days, Annualisation.EXCHANGE))
                .containsExactly(new double[] {0.10, -0.05, 0.05}, EXACT);
    }

    @Test
    @DisplayName("B-METRICS figures of four days, computed by hand")
    void figures_of_a_worksheet() {
        EquityFigures figures = meterOf(WORKSHEET).figures(Annualisation.ALWAYS_OPEN);

        // Returns 0.10, -0.05, 0, 0.05: mean 0.025, squared distances from it 0.0125 in all; 90 hours are 3.75 days.
        assertThat(figures.totalReturn()).isCloseTo(0.09725, EXACT);
        assertThat(figures.volatility().orElseThrow()).isCloseTo(Math.sqrt(0.0125 / 3 * 365), EXACT);
        assertThat(figures.sharpe().orElseThrow())
                .isCloseTo(0.025 / Math.sqrt(0.0125 / 3) * Math.sqrt(365), within(1e-10));
        assertThat(figures.sortino().orElseThrow()).isCloseTo(0.025 / 0.025 * Math.sqrt(365), within(1e-10));
        assertThat(figures.compoundGrowth().orElseThrow()).isCloseTo(Math.pow(1.09725, 365 / 3.75) - 1, within(1e-8));
        assertThat(figures.calmar().orElseThrow()).isCloseTo((Math.pow(1.09725, 365 / 3.75) - 1) / 0.1, within(1e-6));
    }

    @Test
    @DisplayName("B-METRICS the largest drawdown is seen inside days, and lasts until its peak is reached again")
    void drawdown_and_its_length() {
        EquityFigures figures = meterOf(WORKSHEET).figures(Annualisation.ALWAYS_OPEN);

        assertThat(figures.maxDrawdown()).isCloseTo(0.10, EXACT);
        assertThat(figures.maxDrawdownLength()).isEqualTo(Duration.ofHours(66));
        assertThat(figures.longestDrawdown()).isEqualTo(Duration.ofHours(66));
    }

    @Test
    void a_drawdown_without_recovery_lasts_until_the_end_and_the_longest_need_not_be_the_deepest() {
        EquityFigures figures = meterOf("""
                        2024-01-01T00:00:00Z 1000 0
                        2024-01-02T00:00:00Z 990 0
                        2024-01-05T00:00:00Z 1000 0
                        2024-01-06T00:00:00Z 800 0
                        2024-01-07T00:00:00Z 900 0
                        """).figures(Annualisation.ALWAYS_OPEN);

        assertThat(figures.maxDrawdown()).isCloseTo(0.20, EXACT);
        assertThat(figures.maxDrawdownLength()).isEqualTo(Duration.ofDays(2));
        assertThat(figures.longestDrawdown()).isEqualTo(Duration.ofDays(4));
    }

    @Test
    void the_same_equity_below_a_new_peak_is_a_deeper_drawdown() {
        EquityFigures figures = meterOf("""
                        2024-01-01T00:00:00Z 1000 0
                        2024-01-02T00:00:00Z 900 0
                        2024-01-03T00:00:00Z 1200 0
                        2024-01-04T00:00:00Z 900 0
                        """).figures(Annualisation.ALWAYS_OPEN);

        assertThat(figures.maxDrawdown()).isCloseTo(0.25, EXACT);
        assertThat(figures.maxDrawdownLength()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    @DisplayName(
            "B-METRICS exposure is weighted with the time it lasted: 12 + 18 + 12 of 90 hours, at 50 %, 100 % and 20 %")
    void exposure() {
        EquityFigures figures = meterOf(WORKSHEET).figures(Annualisation.ALWAYS_OPEN);

        assertThat(figures.timeInMarket().orElseThrow()).isCloseTo(42.0 / 90, EXACT);
        assertThat(figures.averageExposure().orElseThrow()).isCloseTo((12 * 0.5 + 18 * 1.0 + 12 * 0.2) / 90, EXACT);
    }

    @Test
    void constant_equity_has_a_return_of_zero_and_no_ratios() {
        EquityFigures figures = meterOf("""
                        2024-01-01T00:00:00Z 1000 0
                        2024-01-02T00:00:00Z 1000 0
                        2024-01-03T00:00:00Z 1000 0
                        """).figures(Annualisation.ALWAYS_OPEN);

        assertThat(figures.totalReturn()).isZero();
        assertThat(figures.compoundGrowth()).hasValue(0);
        assertThat(figures.volatility()).hasValue(0);
        assertThat(figures.maxDrawdown()).isZero();
        assertThat(figures.maxDrawdownLength()).isZero();
        assertThat(List.of(figures.sharpe(), figures.sortino(), figures.calmar()))
                .allMatch(OptionalDouble::isEmpty);
    }

    @Test
    void without_any_equity_the_start_is_all_there_is() {
        EquityFigures figures = new EquityMeter(1_000).figures(Annualisation.ALWAYS_OPEN);

        assertThat(figures.finalEquity()).isEqualTo(1_000);
        assertThat(List.of(
                        figures.compoundGrowth(),
                        figures.volatility(),
                        figures.sharpe(),
                        figures.timeInMarket(),
                        figures.averageExposure()))
                .allMatch(OptionalDouble::isEmpty);
    }

    @Test
    void equity_below_zero_is_a_drawdown_of_more_than_all_and_leaves_no_ratios() {
        EquityFigures figures = meterOf("""
                        2024-01-01T00:00:00Z 1000 5000
                        2024-01-02T00:00:00Z -100 5000
                        2024-01-03T00:00:00Z 50 0
                        """).figures(Annualisation.ALWAYS_OPEN);

        assertThat(figures.maxDrawdown()).isCloseTo(1.1, EXACT);
        assertThat(figures.timeInMarket()).hasValue(1);
        assertThat(List.of(figures.sharpe(), figures.sortino(), figures.volatility(), figures.averageExposure()))
                .allMatch(OptionalDouble::isEmpty);
    }

    @Test
    void the_curve_stays_small_and_keeps_the_last_equity_and_the_deepest_drawdown() {
        EquityMeter meter = new EquityMeter(1_000);
        for (int minute = 0; minute < 1_000_000; minute++) {
            meter.equity(minute * 60L * Micros.PER_SECOND, minute == 345_678 ? 500 : 1_000 + minute, 0);
        }
        List<CurvePoint> curve = meter.curve();

        assertThat(curve).hasSizeBetween(1_024, 2_048);
        assertThat(curve.getLast())
                .isEqualTo(new CurvePoint(Micros.instant(999_999L * 60 * Micros.PER_SECOND), 1_000_999, 0));
        assertThat(curve.stream().mapToDouble(CurvePoint::drawdown).max().orElseThrow())
                .isEqualTo(meter.figures(Annualisation.ALWAYS_OPEN).maxDrawdown());
    }

    @Test
    void refuses_time_that_does_not_advance_and_figures_that_are_none() {
        EquityMeter meter = meterOf("2024-01-01T00:00:00Z 1000 0\n");
        long same = Micros.of(Instant.parse("2024-01-01T00:00:00Z"));

        assertThatThrownBy(() -> meter.equity(same, 1_000, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("equity of 2024-01-01T00:00:00Z after that of 2024-01-01T00:00:00Z");
        assertThatThrownBy(() -> meter.equity(same + 1, Double.NaN, 0)).hasMessageContaining("equity NaN");
        assertThatThrownBy(() -> meter.equity(same + 1, 1_000, -1)).hasMessageContaining("exposure -1.0");
        assertThatThrownBy(() -> new EquityMeter(0)).hasMessage("initialEquity must be positive, is 0.0");
    }
}
