package io.sluice.indicator;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import io.sluice.instrument.Candles;
import io.sluice.schemas.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("F-KNOWN indicators equal TA-Lib's from the first value on")
class TaLibTest {
    private static final int LENGTH = 5_000;

    private final Core talib = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger count = new MInteger();
    private final double[] raw = new double[LENGTH];

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {51, 52})
    void rsi_and_atr(long seed) {
        List<Candle> candles = walk(seed);
        talib.rsi(0, LENGTH - 1, closes(candles), 14, begin, count, raw);
        Series.assertEqual(Series.of(candles, new Rsi(14, 1), Rsi::value), aligned(raw));
        talib.atr(0, LENGTH - 1, highs(candles), lows(candles), closes(candles), 14, begin, count, raw);
        Series.assertEqual(Series.of(candles, new Atr(14), Atr::value), aligned(raw));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {53, 54})
    void averages(long seed) {
        List<Candle> candles = walk(seed);
        talib.ema(0, LENGTH - 1, closes(candles), 20, begin, count, raw);
        Series.assertEqual(Series.of(candles, new Ema(20), Ema::value), aligned(raw));
        talib.sma(0, LENGTH - 1, closes(candles), 20, begin, count, raw);
        Series.assertEqual(Series.of(candles, new Sma(Source.CLOSE, 20), Sma::value), aligned(raw));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {55, 56})
    void channel(long seed) {
        List<Candle> candles = walk(seed);
        talib.max(0, LENGTH - 1, highs(candles), 20, begin, count, raw);
        double[] upper = aligned(raw);
        Series.assertEqual(Series.of(candles, new Channel(20), Channel::upper), upper);
        Series.assertEqual(Series.of(candles, new Channel(20), Channel::upperBefore), delayed(upper));
        talib.min(0, LENGTH - 1, lows(candles), 20, begin, count, raw);
        double[] lower = aligned(raw);
        Series.assertEqual(Series.of(candles, new Channel(20), Channel::lower), lower);
        Series.assertEqual(Series.of(candles, new Channel(20), Channel::lowerBefore), delayed(lower));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {57, 58})
    void bollinger_bands(long seed) {
        List<Candle> candles = walk(seed);
        double[] middle = new double[LENGTH];
        double[] lower = new double[LENGTH];
        talib.bbands(0, LENGTH - 1, closes(candles), 20, 2, 2, MAType.Sma, begin, count, raw, middle, lower);
        Series.assertEqual(Series.of(candles, new BollingerBands(20, 2), BollingerBands::upper), aligned(raw));
        Series.assertEqual(Series.of(candles, new BollingerBands(20, 2), BollingerBands::middle), aligned(middle));
        Series.assertEqual(Series.of(candles, new BollingerBands(20, 2), BollingerBands::lower), aligned(lower));
    }

    private static List<Candle> walk(long seed) {
        return Candles.walk(new SplittableRandom(seed), LENGTH);
    }

    private static double[] closes(List<Candle> candles) {
        return Series.column(candles, Candle::getClose);
    }

    private static double[] highs(List<Candle> candles) {
        return Series.column(candles, Candle::getHigh);
    }

    private static double[] lows(List<Candle> candles) {
        return Series.column(candles, Candle::getLow);
    }

    /** TA-Lib puts its first value at index 0 and says where it belongs. */
    private double[] aligned(double[] values) {
        double[] aligned = new double[LENGTH];
        Arrays.fill(aligned, Double.NaN);
        System.arraycopy(values, 0, aligned, begin.value, count.value);
        return aligned;
    }

    private static double[] delayed(double[] values) {
        double[] delayed = new double[values.length];
        delayed[0] = Double.NaN;
        System.arraycopy(values, 0, delayed, 1, values.length - 1);
        return delayed;
    }
}
