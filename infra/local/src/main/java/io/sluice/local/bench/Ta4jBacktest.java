package io.sluice.local.bench;

import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.Rule;
import org.ta4j.core.Strategy;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.numeric.NumericIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;
import org.ta4j.core.rules.AverageTrueRangeStopGainRule;
import org.ta4j.core.rules.AverageTrueRangeStopLossRule;

/**
 * The {@link BreakoutRules} in ta4j (<a href="https://github.com/ta4j/ta4j">github.com/ta4j/ta4j</a>, MIT), with doubles for
 * numbers and its own rules and backtest. It needs ta4j on the class path, where Sluice itself does not have it.
 *
 * <p>Its trades are not the folds': stop and target are compared with closes, not with highs and lows; they move with
 * the newest average true range instead of staying where the entry put them; and both leave at the next open. Its RSI, EMA and ATR
 * begin with the first value instead of a plain mean, which is forgotten after a few hundred candles.
 */
final class Ta4jBacktest implements Backtester {
    private final BarSeries series;

    /** @throws NoClassDefFoundError when ta4j is not on the class path */
    Ta4jBacktest(Prices prices) {
        series = series(prices);
    }

    /** Indicators are made anew: they keep what they have computed. */
    @Override
    public Trades run() {
        BarSeriesManager manager = new BarSeriesManager(series, new TradeOnNextOpenModel());
        Trades trades = new Trades();
        for (Position position : manager.run(strategy()).getPositions()) {
            if (position.isClosed()) {
                trades.add(position.getEntry().getIndex(), position.getExit().getIndex());
            }
        }
        return trades;
    }

    private Strategy strategy() {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        NumericIndicator price = NumericIndicator.of(close);
        NumericIndicator zScore = price.minus(new SMAIndicator(close, BreakoutRules.Z_SCORE))
                .dividedBy(new StandardDeviationIndicator(close, BreakoutRules.Z_SCORE));
        NumericIndicator channel = NumericIndicator.of(new HighPriceIndicator(series))
                .highest(BreakoutRules.CHANNEL)
                .previous();
        Rule entry = price.isGreaterThan(channel)
                .and(price.isGreaterThan(new EMAIndicator(close, BreakoutRules.EMA)))
                .and(NumericIndicator.of(new RSIIndicator(close, BreakoutRules.RSI))
                        .isLessThan(BreakoutRules.RSI_MOST))
                .and(zScore.isGreaterThan(BreakoutRules.Z_SCORE_LEAST));
        Rule exit = new AverageTrueRangeStopLossRule(series, BreakoutRules.ATR, BreakoutRules.STOP_ATR)
                .or(new AverageTrueRangeStopGainRule(series, BreakoutRules.ATR, BreakoutRules.TARGET_ATR));
        return new BaseStrategy(entry, exit, BreakoutRules.Z_SCORE - 1);
    }

    private static BarSeries series(Prices prices) {
        NumFactory numbers = DoubleNumFactory.getInstance();
        Duration length = Timeframes.length(Timeframe.M1);
        Num one = numbers.one();
        List<Bar> bars = new ArrayList<>(prices.candles());
        for (int i = 0; i < prices.candles(); i++) {
            Instant begin = BenchMarket.START.plus(length.multipliedBy(i));
            bars.add(new BaseBar(
                    length,
                    begin,
                    begin.plus(length),
                    numbers.numOf(prices.open()[i]),
                    numbers.numOf(prices.high()[i]),
                    numbers.numOf(prices.low()[i]),
                    numbers.numOf(prices.close()[i]),
                    one,
                    one,
                    1));
        }
        return new BaseBarSeriesBuilder().withNumFactory(numbers).withBars(bars).build();
    }
}
