package io.sluice.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.Micros;
import io.sluice.replay.report.InstrumentChart.ChartCandle;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CandleThinnerTest {
    private static final long MINUTE = 60 * Micros.PER_SECOND;

    @Test
    void few_candles_stay_as_they_are() {
        CandleThinner thinner = new CandleThinner("TEST:BTCUSD");
        thinner.candle(0, 1, 3, 0.5, 2);
        thinner.candle(MINUTE, 2, 4, 1, 3);

        assertThat(thinner.chart())
                .isEqualTo(new InstrumentChart(
                        "TEST:BTCUSD",
                        List.of(
                                new ChartCandle(Micros.instant(0), 1, 3, 0.5, 2),
                                new ChartCandle(Micros.instant(MINUTE), 2, 4, 1, 3))));
    }

    @Test
    void two_neighbours_become_one_with_the_extremes_of_both() {
        CandleThinner thinner = new CandleThinner("TEST:BTCUSD");
        for (int i = 0; i <= CandleThinner.CAPACITY; i++) {
            thinner.candle(i * MINUTE, i, i == 0 || i == 3 ? 9_999 : i, i == 0 || i == 3 ? 0 : i, i);
        }

        assertThat(thinner.chart().candles())
                .hasSize(CandleThinner.CAPACITY / 2 + 1)
                .startsWith(
                        new ChartCandle(Micros.instant(0), 0, 9_999, 0, 1),
                        new ChartCandle(Micros.instant(2 * MINUTE), 2, 9_999, 0, 3),
                        new ChartCandle(Micros.instant(4 * MINUTE), 4, 5, 4, 5));
    }

    @Test
    @DisplayName(
            "B-REPORT however many candles there are, the chart stays small and loses no extreme, first or last price")
    void many_candles_become_few() {
        CandleThinner thinner = new CandleThinner("TEST:BTCUSD");
        for (int i = 0; i < 1_000_000; i++) {
            double high = i == 777_777 ? 9_999 : 101;
            double low = i == 222_222 ? 1 : 99;
            thinner.candle(i * MINUTE, i, high, low, -i);
        }
        List<ChartCandle> candles = thinner.chart().candles();

        assertThat(candles).hasSizeBetween(1_024, 2_048);
        assertThat(candles.getFirst().open()).isZero();
        assertThat(candles.getLast().close()).isEqualTo(-999_999);
        assertThat(candles.stream().mapToDouble(ChartCandle::high).max()).hasValue(9_999);
        assertThat(candles.stream().mapToDouble(ChartCandle::low).min()).hasValue(1);
        assertThat(candles.get(1).open()).isEqualTo(512);
        assertThat(candles.getFirst().close()).isEqualTo(-511);
    }
}
