package io.sluice.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.instrument.Candles;
import io.sluice.schemas.Candle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseZScoreTest {
    private static final int WINDOW = 20;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {71, 72, 73})
    @DisplayName("F-KNOWN the z-score equals the textbook's two passes over the window at every candle")
    void equals_two_passes_over_the_window(long seed) {
        List<Candle> candles = Candles.walk(new SplittableRandom(seed), 2_000);
        double[] closes = Series.column(candles, Candle::getClose);
        double[] actual = Series.of(candles, new CloseZScore(WINDOW), CloseZScore::value);
        assertThat(Arrays.copyOf(actual, WINDOW - 1)).containsOnly(Double.NaN);
        for (int i = WINDOW - 1; i < closes.length; i++) {
            double[] window = Arrays.copyOfRange(closes, i - WINDOW + 1, i + 1);
            double mean = Arrays.stream(window).average().orElseThrow();
            double squares = Arrays.stream(window)
                    .map(close -> (close - mean) * (close - mean))
                    .sum();
            double expected = (closes[i] - mean) / Math.sqrt(squares / WINDOW);
            assertThat(actual[i]).as("seed %d, value %d", seed, i).isCloseTo(expected, within(1e-8));
        }
    }

    @Test
    @DisplayName("F-KNOWN of the closes 1, 2, 3 the newest stands √1.5 deviations above their mean")
    void stands_where_a_hand_computes_it() {
        List<Candle> candles = List.of(Candles.flat(0, 1, 1), Candles.flat(1, 2, 1), Candles.flat(2, 3, 1));

        double[] scores = Series.of(candles, new CloseZScore(3), CloseZScore::value);

        assertThat(scores[1]).isNaN();
        assertThat(scores[2]).isCloseTo(Math.sqrt(1.5), within(1e-12));
    }

    @Test
    @DisplayName("F-KNOWN constant prices have no z-score, whatever they are")
    void has_no_value_without_variance() {
        List<Candle> candles = new ArrayList<>();
        for (int minute = 0; minute < 100; minute++) {
            candles.add(Candles.flat(minute, 123_456.7, 1));
        }
        assertThat(Series.of(candles, new CloseZScore(WINDOW), CloseZScore::value))
                .containsOnly(Double.NaN);
    }

    @Test
    @DisplayName("A huge close leaves no trace once it has left the window")
    void forgets_a_huge_close() {
        List<Candle> candles = new ArrayList<>();
        for (int minute = 0; minute < 100; minute++) {
            candles.add(Candles.flat(minute, minute == 30 ? 1e12 : 100, 1));
        }
        double[] scores = Series.of(candles, new CloseZScore(WINDOW), CloseZScore::value);
        assertThat(scores[30]).isCloseTo(Math.sqrt(WINDOW - 1), within(1e-9));
        assertThat(Arrays.copyOfRange(scores, 50, 100)).containsOnly(Double.NaN);
    }
}
