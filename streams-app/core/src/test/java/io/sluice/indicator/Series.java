package io.sluice.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.Micros;
import io.sluice.schemas.Candle;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Runs indicators over candles and compares whole series. */
final class Series {
    private static final double RELATIVE = 1e-8;

    private Series() {}

    /** The value after each candle. */
    static <T extends Indicator> double[] of(List<Candle> candles, T indicator, ToDoubleFunction<T> value) {
        CandleWindow window = new CandleWindow(indicator.history());
        double[] values = new double[candles.size()];
        for (int i = 0; i < values.length; i++) {
            append(window, candles.get(i));
            indicator.update(window);
            values[i] = value.applyAsDouble(indicator);
        }
        return values;
    }

    static void append(CandleWindow window, Candle candle) {
        window.append(
                Micros.of(candle.getOpenTime()),
                Micros.of(candle.getCloseTime()),
                candle.getOpen(),
                candle.getHigh(),
                candle.getLow(),
                candle.getClose(),
                candle.getVolume(),
                true,
                false);
    }

    static double[] column(List<Candle> candles, ToDoubleFunction<Candle> column) {
        return candles.stream().mapToDouble(column).toArray();
    }

    /** Equal to 1e-8 relative, and absent at the same places. */
    static void assertEqual(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            if (Double.isNaN(expected[i])) {
                assertThat(actual[i]).as("value %d", i).isNaN();
            } else {
                double bound = RELATIVE * Math.max(1e-6, Math.abs(expected[i]));
                assertThat(Math.abs(actual[i] - expected[i]))
                        .as("value %d: %s, expected %s", i, actual[i], expected[i])
                        .isLessThanOrEqualTo(bound);
            }
        }
    }
}
