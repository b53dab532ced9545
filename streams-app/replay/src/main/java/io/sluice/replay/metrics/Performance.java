package io.sluice.replay.metrics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * What one account's run came to.
 *
 * @param currency currency of all money
 * @param annualisation how daily figures became yearly ones
 * @param equity figures of the equity
 * @param trades figures of all closed trades
 * @param costs what trading cost, open trades included
 * @param turnover traded value ÷ mean equity of the days, over the whole range; undefined without equity
 * @param decisions what the risk gate answered
 * @param openTrades trades still open at the end; their profit is in the equity and in no trade figure
 * @param byInstrument figures of closed trades by instrument
 * @param byPattern figures of closed trades by family of the signal; {@value #NO_PATTERN} where it is unknown
 * @param months month by month, in order, months without anything left out
 * @param closedTrades all closed trades in the order in which they ended
 * @param days equity day by day
 * @param curve equity and drawdown, at most 2,048 points
 */
public record Performance(
        String currency,
        Annualisation annualisation,
        EquityFigures equity,
        TradeFigures trades,
        TradingCosts costs,
        OptionalDouble turnover,
        DecisionFigures decisions,
        int openTrades,
        SortedMap<String, TradeFigures> byInstrument,
        SortedMap<String, TradeFigures> byPattern,
        List<MonthFigures> months,
        List<ClosedTrade> closedTrades,
        List<EquityDay> days,
        List<CurvePoint> curve) {

    /** Key of trades whose signal is unknown. */
    public static final String NO_PATTERN = "UNKNOWN";

    /** Daily returns behind the ratios, as fractions. */
    public double[] dailyReturns() {
        return DailyReturns.of(equity.initialEquity(), days, annualisation);
    }
}
