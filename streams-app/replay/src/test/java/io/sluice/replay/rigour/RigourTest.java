package io.sluice.replay.rigour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.market.Micros;
import io.sluice.replay.metrics.Annualisation;
import io.sluice.replay.metrics.Performance;
import io.sluice.replay.metrics.PerformanceMeter;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RigourTest {
    private static final long DAY = 86_400 * Micros.PER_SECOND;

    /** Equity at the end of days, from 1000 on. */
    private static Performance days(double... equities) {
        PerformanceMeter meter = new PerformanceMeter("USD", 1_000, Map.of(), Annualisation.ALWAYS_OPEN);
        for (int i = 0; i < equities.length; i++) {
            meter.equity(i * DAY, equities[i], 0);
        }
        return meter.performance();
    }

    @Test
    @DisplayName("B-RIGOUR a run's own daily returns are judged, and the deflated ratio can be asked for by the gate")
    void of_a_run() {
        Performance performance = days(1_010, 1_000, 1_020, 1_015);
        Rigour rigour = Rigour.of(performance, 10, 0.04, 100, 1);
        SharpeSignificance expected = SharpeSignificance.of(performance.dailyReturns());

        assertThat(expected.sharpe() * Math.sqrt(365))
                .isCloseTo(performance.equity().sharpe().orElseThrow(), within(1e-12));
        assertThat(rigour.probabilisticSharpe()).isEqualTo(expected.probabilistic(0));
        assertThat(rigour.deflatedSharpe()).isEqualTo(expected.deflated(10, 0.04));
        assertThat(rigour.deflatedSharpe().orElseThrow())
                .isLessThan(rigour.probabilisticSharpe().orElseThrow());
        assertThat(rigour.criterion().passed()).isFalse();
        assertThat(rigour.monteCarlo()).isEmpty();
    }

    @Test
    void without_a_sharpe_ratio_nothing_is_sure() {
        Rigour rigour = Rigour.of(days(1_000, 1_000), 1, 0, 100, 1);

        assertThat(rigour.probabilisticSharpe()).isEmpty();
        assertThat(rigour.criterion().reason()).isEqualTo("there is no Sharpe ratio");
    }
}
