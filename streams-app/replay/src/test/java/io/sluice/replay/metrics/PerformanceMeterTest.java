package io.sluice.replay.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.market.Micros;
import io.sluice.schemas.Pattern;
import io.sluice.value.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PerformanceMeterTest {
    private final PerformanceMeter meter =
            new PerformanceMeter("USD", 1_000, Fills.INSTRUMENTS, Annualisation.ALWAYS_OPEN);

    private void run() {
        meter.decision(Fills.approved("D1", Pattern.IMPULSE));
        meter.decision(Fills.rejected("D2", "R-CAPITAL", "R-STALE"));
        meter.decision(Fills.rejected("D3", "R-CAPITAL"));
        Fills.of("""
                        2024-01-30T00:00:00Z TEST:BTCUSD D1 ENTRY BUY  1 100 1 0
                        2024-01-31T00:00:00Z TEST:BTCUSD D1 STOP  SELL 1 110 1 0
                        2024-02-01T00:00:00Z TEST:WIN    D4 ENTRY SELL 1 500 1 0
                        2024-02-02T00:00:00Z TEST:WIN    D4 EXIT  BUY  1 510 1 0
                        2024-02-03T00:00:00Z TEST:WIN    D5 ENTRY SELL 1 500 1 0
                        """).forEach(meter::fill);
        equity("2024-01-31T23:00:00Z", 1_008);
        equity("2024-02-02T23:00:00Z", 1_004);
        equity("2024-02-03T23:00:00Z", 1_003);
    }

    private void equity(String time, double stated) {
        meter.equity(Micros.of(Instant.parse(time)), stated, 0);
    }

    @Test
    @DisplayName("B-METRICS figures per instrument and per pattern; what has no signal is told apart")
    void groups() {
        run();
        Performance performance = meter.performance();

        assertThat(performance.byInstrument()).containsOnlyKeys(Fills.COINS, Fills.INDEX);
        assertThat(performance.byInstrument().values())
                .extracting(TradeFigures::net)
                .containsExactly(Money.of("8"), Money.of("-4"));
        assertThat(performance.byPattern()).containsOnlyKeys("IMPULSE", "UNKNOWN");
        assertThat(performance.openTrades()).isEqualTo(1);
        assertThat(performance.trades().net()).isEqualTo(Money.of("4"));
    }

    @Test
    @DisplayName("B-METRICS a month's return is of its last equity against the last one before it")
    void months() {
        run();

        assertThat(meter.performance().months())
                .extracting(
                        MonthFigures::month,
                        month -> Math.round(month.totalReturn().orElseThrow() * 1e6),
                        month -> month.trades().trades())
                .containsExactly(tuple(YearMonth.of(2024, 1), 8_000L, 1), tuple(YearMonth.of(2024, 2), -4_960L, 1));
    }

    @Test
    @DisplayName("B-METRICS turnover is all that was traded over the mean equity of the days, open trades included")
    void turnover() {
        run();
        Performance performance = meter.performance();

        assertThat(performance.costs().traded()).isEqualTo(Money.of("512"));
        assertThat(performance.costs().fees()).isEqualTo(Money.of("5"));
        assertThat(performance.turnover().orElseThrow()).isCloseTo(512 / (3_015 / 3.0), within(1e-12));
    }

    @Test
    void decisions_are_counted_by_every_code_that_rejected() {
        run();

        assertThat(meter.performance().decisions().approved()).isEqualTo(1);
        assertThat(meter.performance().decisions().rejected()).isEqualTo(2);
        assertThat(meter.performance().decisions().rejectedBy()).isEqualTo(Map.of("R-CAPITAL", 2, "R-STALE", 1));
    }

    @Test
    void a_run_without_anything_has_figures_that_say_so() {
        Performance performance = meter.performance();

        assertThat(performance.months()).isEmpty();
        assertThat(performance.turnover()).isEmpty();
        assertThat(performance.trades()).isEqualTo(new TradeTally().figures());
        assertThat(performance.dailyReturns()).isEmpty();
    }
}
