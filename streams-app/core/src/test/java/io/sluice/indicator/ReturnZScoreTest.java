package io.sluice.indicator;

import static org.assertj.core.api.Assertions.assertThat;

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

class ReturnZScoreTest {
    private static final int WINDOW = 20;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {61, 62, 63})
    @DisplayName("F-KNOWN the z-score equals the textbook's two passes over the window at every candle")
    void equals_two_passes_over_the_window(long seed) {
        List<Candle> candles = Candles.walk(new SplittableRandom(seed), 2_000);
        double[] closes = Series.column(candles, Candle::getClose);
        double[] expected = new double[closes.length];
        Arrays.fill(expected, Double.NaN);
        for (int i = WINDOW; i < closes.length; i++) {
            double[] returns = new double[WINDOW];
            for (int k = 0; k < WINDOW; k++) {
                int at = i - WINDOW + 1 + k;
                returns[k] = closes[at] / closes[at - 1] - 1;
            }
            double mean = Arrays.stream(returns).average().orElseThrow();
            double squares =
                    Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum();
            double deviation = Math.sqrt(squares / WINDOW);
            expected[i] = deviation > 0 ? (returns[WINDOW - 1] - mean) / deviation : Double.NaN;
        }
        Series.assertEqual(Series.of(candles, new ReturnZScore(WINDOW), ReturnZScore::value), expected);
    }

    @Test
    @DisplayName(
            "D-VOL constant prices have no z-score, and neither has constant growth, whose returns differ by rounding only")
    void has_no_value_without_variance() {
        List<Candle> constant = new ArrayList<>();
        List<Candle> growing = new ArrayList<>();
        double price = 100;
        for (int minute = 0; minute < 100; minute++) {
            constant.add(Candles.flat(minute, 100, 1));
            growing.add(Candles.flat(minute, price, 1));
            price *= 1.01;
        }
        assertThat(Series.of(constant, new ReturnZScore(WINDOW), ReturnZScore::value))
                .containsOnly(Double.NaN);
        assertThat(Series.of(growing, new ReturnZScore(WINDOW), ReturnZScore::value))
                .containsOnly(Double.NaN);
    }

    @Test
    @DisplayName("A huge return leaves no trace once it has left the window")
    void forgets_a_huge_return() {
        List<Candle> candles = new ArrayList<>();
        for (int minute = 0; minute < 100; minute++) {
            candles.add(Candles.flat(minute, minute == 30 ? 1e12 : 100, 1));
        }
        double[] scores = Series.of(candles, new ReturnZScore(WINDOW), ReturnZScore::value);
        assertThat(scores[31]).isFinite();
        assertThat(Arrays.copyOfRange(scores, 51, 100)).containsOnly(Double.NaN);
    }
}
