package io.sluice.replay.judged;

import io.sluice.replay.judged.Run.Figure;
import io.sluice.schemas.Candle;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ta4j.core.AnalysisCriterion;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.CumulativePnL;
import org.ta4j.core.analysis.EquityCurveMode;
import org.ta4j.core.analysis.OpenPositionHandling;
import org.ta4j.core.analysis.cost.CostModel;
import org.ta4j.core.analysis.cost.FixedTransactionCostModel;
import org.ta4j.core.analysis.cost.LinearTransactionCostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.criteria.NumberOfConsecutivePositionsCriterion;
import org.ta4j.core.criteria.NumberOfLosingPositionsCriterion;
import org.ta4j.core.criteria.NumberOfPositionsCriterion;
import org.ta4j.core.criteria.NumberOfWinningPositionsCriterion;
import org.ta4j.core.criteria.commissions.CommissionsCriterion;
import org.ta4j.core.criteria.pnl.GrossProfitLossCriterion;
import org.ta4j.core.criteria.pnl.NetAverageLossCriterion;
import org.ta4j.core.criteria.pnl.NetAverageProfitCriterion;
import org.ta4j.core.criteria.pnl.NetLossCriterion;
import org.ta4j.core.criteria.pnl.NetProfitCriterion;
import org.ta4j.core.criteria.pnl.NetProfitLossCriterion;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/**
 * ta4j (<a href="https://github.com/ta4j/ta4j">github.com/ta4j/ta4j</a>, MIT) with decimal numbers: what a rule says on a
 * candle is executed at the next open.
 */
final class Ta4jEngine {
    private static final NumFactory NUMBERS = DecimalNumFactory.getInstance();

    private static final Map<Figure, AnalysisCriterion> CRITERIA = Map.ofEntries(
            Map.entry(Figure.TRADES, new NumberOfPositionsCriterion()),
            Map.entry(Figure.WINS, new NumberOfWinningPositionsCriterion()),
            Map.entry(Figure.LOSSES, new NumberOfLosingPositionsCriterion()),
            Map.entry(
                    Figure.LONGEST_LOSING_RUN,
                    new NumberOfConsecutivePositionsCriterion(AnalysisCriterion.PositionFilter.LOSS)),
            Map.entry(Figure.GROSS, new GrossProfitLossCriterion()),
            Map.entry(Figure.FEES, new CommissionsCriterion()),
            Map.entry(Figure.NET, new NetProfitLossCriterion()),
            Map.entry(Figure.WON, new NetProfitCriterion()),
            Map.entry(Figure.LOST, new NetLossCriterion()),
            Map.entry(Figure.AVERAGE_WIN, new NetAverageProfitCriterion()),
            Map.entry(Figure.AVERAGE_LOSS, new NetAverageLossCriterion()));

    private Ta4jEngine() {}

    static Run run(Contest contest, List<Candle> candles) {
        BarSeries series = series(candles);
        StopTouched stop = new StopTouched(series);
        Strategy rules = contest.there().apply(series);
        Strategy stopped = new BaseStrategy(
                rules.getEntryRule(), rules.getExitRule().or(stop), rules.getUnstableBars(), TradeType.BUY);
        TradingRecord record = new BarSeriesManager(
                        series, costs(contest.terms().fees()), new ZeroCostModel(), stop)
                .run(stopped, TradeType.BUY, NUMBERS.numOf(contest.terms().quantity()));
        List<Position> closed =
                record.getPositions().stream().filter(Position::isClosed).toList();
        CumulativePnL earned =
                new CumulativePnL(series, record, EquityCurveMode.MARK_TO_MARKET, OpenPositionHandling.MARK_TO_MARKET);
        List<Double> equity = IntStream.range(0, candles.size())
                .mapToDouble(
                        i -> FoldsEngine.CASH.doubleValue() + earned.getValue(i).doubleValue())
                .boxed()
                .toList();
        return new Run(closed.stream().map(Ta4jEngine::trade).toList(), 0, equity, figures(series, record));
    }

    private static JudgedTrade trade(Position position) {
        return new JudgedTrade(
                position.getEntry().getIndex(),
                position.getExit().getIndex(),
                exact(position.getEntry().getPricePerAsset()),
                exact(position.getExit().getPricePerAsset()),
                exact(position.getProfit()));
    }

    private static SortedMap<Figure, Double> figures(BarSeries series, TradingRecord record) {
        SortedMap<Figure, Double> figures = new TreeMap<>();
        CRITERIA.forEach((figure, criterion) ->
                figures.put(figure, criterion.calculate(series, record).doubleValue()));
        return figures;
    }

    private static BigDecimal exact(Num number) {
        return number.bigDecimalValue();
    }

    private static CostModel costs(Fees fees) {
        if (fees.fixed().signum() > 0) {
            return new FixedTransactionCostModel(fees.fixed().doubleValue());
        }
        return new LinearTransactionCostModel(fees.fraction().doubleValue());
    }

    static BarSeries series(List<Candle> candles) {
        List<Bar> bars = new ArrayList<>(candles.size());
        for (Candle candle : candles) {
            bars.add(new BaseBar(
                    Duration.between(candle.getOpenTime(), candle.getCloseTime()),
                    candle.getOpenTime(),
                    candle.getCloseTime(),
                    NUMBERS.numOf(candle.getOpen()),
                    NUMBERS.numOf(candle.getHigh()),
                    NUMBERS.numOf(candle.getLow()),
                    NUMBERS.numOf(candle.getClose()),
                    NUMBERS.numOf(candle.getVolume()),
                    NUMBERS.zero(),
                    0));
        }
        return new BaseBarSeriesBuilder().withNumFactory(NUMBERS).withBars(bars).build();
    }
}
