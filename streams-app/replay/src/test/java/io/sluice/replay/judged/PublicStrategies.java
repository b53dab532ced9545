package io.sluice.replay.judged;

import com.example.rsitema.RsiTema;
import com.example.smacross.SmaCross;
import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import io.sluice.detect.DetectorCatalogue;
import io.sluice.detect.DetectorKind;
import io.sluice.detect.DetectorSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.Rule;
import org.ta4j.core.Strategy;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.FixedIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/**
 * Strategies that everybody knows, in ta4j's rules and as plug-ins. Averages there are ta4j's; RSI and TEMA are TA-Lib's,
 * because ta4j begins both with the first price instead of a plain mean.
 */
final class PublicStrategies {
    /** Number of the first candle with two values of SMA(30). */
    private static final int SMA_WARM = 30;

    /** Number of the first candle with a TEMA(9). */
    private static final int TEMA_WARM = 24;

    private PublicStrategies() {}

    /** All of them, of one unit and without fees. */
    static List<Contest> all() {
        return List.of(
                new Contest(settings(new SmaCross(), Map.of()), PublicStrategies::smaCross),
                new Contest(
                        settings(new RsiTema(), Map.of("stopAtr", BigDecimal.valueOf(1_000))),
                        PublicStrategies::rsiTema),
                new Contest(new RsiTwo(), PublicStrategies::rsiTwo));
    }

    /** Long when SMA(10) crosses SMA(30) from below, out when it crosses back: the plug-in that the documents show. */
    private static Strategy smaCross(BarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        SMAIndicator fast = new SMAIndicator(close, 10);
        SMAIndicator slow = new SMAIndicator(close, 30);
        return new BaseStrategy(
                new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow), SMA_WARM);
    }

    /**
     * The plug-in that the documents show: long when RSI(14) rises through 30 above TEMA(9), out when it falls through 70. Its
     * stop is so far that the account's own, at 3 %, is the nearer.
     */
    private static Strategy rsiTema(BarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        Indicator<Num> rsi = rsi(series, 14);
        Rule entry = new CrossedUpIndicatorRule(rsi, 30).and(new OverIndicatorRule(close, tema(series, 9)));
        return new BaseStrategy(entry, new CrossedDownIndicatorRule(rsi, 70), TEMA_WARM);
    }

    /** L. Connors's: long when RSI(2) is below 10, out when it is above 70. */
    private static Strategy rsiTwo(BarSeries series) {
        Indicator<Num> rsi = rsi(series, 2);
        return new BaseStrategy(
                new UnderIndicatorRule(rsi, RsiTwo.LOW), new OverIndicatorRule(rsi, RsiTwo.HIGH), RsiTwo.WARM);
    }

    private static DetectorSettings settings(DetectorKind kind, Map<String, BigDecimal> parameters) {
        return DetectorCatalogue.standard().plus(kind, "here").settings(kind.name(), parameters);
    }

    private static Indicator<Num> rsi(BarSeries series, int period) {
        double[] closes = closes(series);
        double[] out = new double[closes.length];
        MInteger begin = new MInteger();
        new Core().rsi(0, closes.length - 1, closes, period, begin, new MInteger(), out);
        return placed(series, out, begin.value);
    }

    private static Indicator<Num> tema(BarSeries series, int period) {
        double[] closes = closes(series);
        double[] out = new double[closes.length];
        MInteger begin = new MInteger();
        new Core().tema(0, closes.length - 1, closes, period, begin, new MInteger(), out);
        return placed(series, out, begin.value);
    }

    private static double[] closes(BarSeries series) {
        return IntStream.range(0, series.getBarCount())
                .mapToDouble(i -> series.getBar(i).getClosePrice().doubleValue())
                .toArray();
    }

    /** TA-Lib leaves out what it has no value for; no rule looks there. */
    private static Indicator<Num> placed(BarSeries series, double[] values, int begin) {
        Num[] all = new Num[series.getBarCount()];
        for (int i = 0; i < all.length; i++) {
            all[i] = series.numFactory().numOf(i < begin ? 50 : values[i - begin]);
        }
        return new FixedIndicator<>(series, all);
    }
}
