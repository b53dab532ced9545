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
        boolean traded = trades.trades() > 0;
        return new GateVerdict(
                "strategy",
                List.of(
                        Criterion.of(
                                "sharpe",
                                Unit.NUMBER,
                                equity.sharpe(),
                                Comparison.AT_LEAST,
                                thresholds.sharpe(),
                                "fewer than two daily returns, or all alike"),
                        Criterion.of(
                                "maxDrawdown",
                                Unit.FRACTION,
                                when(traded, equity.maxDrawdown()),
                                Comparison.AT_MOST,
                                thresholds.maxDrawdown(),
                                NO_TRADE),
                        Criterion.of(
                                "profitFactor",
                                Unit.NUMBER,
                                trades.profitFactor(),
                                Comparison.AT_LEAST,
                                thresholds.profitFactor(),
                                traded ? "no trade lost, there is nothing to divide by" : NO_TRADE),
                        Criterion.of(
                                "longestLosingRun",
                                Unit.COUNT,
                                when(traded, trades.longestLosingRun()),
                                Comparison.AT_MOST,
                                thresholds.losingRun(),
                                NO_TRADE),
                        Criterion.of(
                                "winRate",
                                Unit.FRACTION,
                                trades.winRate(),
                                Comparison.ABOVE,
                                thresholds.winRate(),
                                NO_TRADE)));
    }

    private static OptionalDouble when(boolean defined, double figure) {
        return defined ? OptionalDouble.of(figure) : OptionalDouble.empty();
    }
}
