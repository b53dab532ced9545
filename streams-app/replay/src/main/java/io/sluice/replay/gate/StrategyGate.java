package io.sluice.replay.gate;

import io.sluice.replay.gate.Criterion.Unit;
import io.sluice.replay.metrics.EquityFigures;
import io.sluice.replay.metrics.Performance;
import io.sluice.replay.metrics.TradeFigures;
import java.util.List;
import java.util.OptionalDouble;

/** Judges a strategy by the run of one account. A run without trades has met nothing, whatever its zeros look like. */
public final class StrategyGate {
    private static final String NO_TRADE = "no trade was closed";

    private StrategyGate() {}

    public static GateVerdict judge(Performance performance, StrategyThresholds thresholds) {
        return judge(performance.equity(), performance.trades(), thresholds);
    }

    static GateVerdict judge(EquityFigures equity, TradeFigures trades, StrategyThresholds thresholds) {
        return new GateVerdict(
                "strategy",
                List.of(
                        sharpe(equity, thresholds.sharpe()),
                        maxDrawdown(equity, trades, thresholds.maxDrawdown()),
                        profitFactor(trades, thresholds.profitFactor()),
                        losingRun(trades, thresholds.losingRun()),
                        winRate(trades, thresholds.winRate())));
    }

    private static Criterion sharpe(EquityFigures equity, double least) {
        String undefined = "fewer than two daily returns, or all alike";
        return Criterion.of("sharpe", Unit.NUMBER, equity.sharpe(), Comparison.AT_LEAST, least, undefined);
    }

    private static Criterion maxDrawdown(EquityFigures equity, TradeFigures trades, double most) {
        OptionalDouble figure = when(trades.trades() > 0, equity.maxDrawdown());
        return Criterion.of("maxDrawdown", Unit.FRACTION, figure, Comparison.AT_MOST, most, NO_TRADE);
    }

    private static Criterion profitFactor(TradeFigures trades, double least) {
        String undefined = trades.trades() > 0 ? "no trade lost, there is nothing to divide by" : NO_TRADE;
        return Criterion.of("profitFactor", Unit.NUMBER, trades.profitFactor(), Comparison.AT_LEAST, least, undefined);
    }

    private static Criterion losingRun(TradeFigures trades, int most) {
        OptionalDouble figure = when(trades.trades() > 0, trades.longestLosingRun());
        return Criterion.of("longestLosingRun", Unit.COUNT, figure, Comparison.AT_MOST, most, NO_TRADE);
    }

    private static Criterion winRate(TradeFigures trades, double above) {
        return Criterion.of("winRate", Unit.FRACTION, trades.winRate(), Comparison.ABOVE, above, NO_TRADE);
    }

    private static OptionalDouble when(boolean defined, double figure) {
        return defined ? OptionalDouble.of(figure) : OptionalDouble.empty();
    }
}
