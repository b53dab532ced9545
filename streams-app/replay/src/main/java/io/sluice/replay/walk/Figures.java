package io.sluice.replay.walk;

import io.sluice.replay.gate.StrategyGate;
import io.sluice.replay.gate.StrategyThresholds;
import io.sluice.replay.metrics.Performance;
import io.sluice.value.Money;
import java.util.OptionalDouble;

/**
 * What one account's stretch of trading came to, in a few figures; docs/metrics.md has their formulas.
 *
 * @param trades trades that were closed
 * @param net Σ net of these
 * @param totalReturn of the equity, a fraction
 * @param profitFactor undefined without a losing trade
 * @param winRate undefined without trades
 * @param maxDrawdown a fraction
 * @param openTrades trades that were still open at the end
 * @param go whether the strategy gate would have let it pass
 */
public record Figures(
        int trades,
        Money net,
        double totalReturn,
        OptionalDouble sharpe,
        OptionalDouble sortino,
        OptionalDouble calmar,
        OptionalDouble profitFactor,
        OptionalDouble winRate,
        double maxDrawdown,
        int openTrades,
        boolean go) {

    static Figures of(Performance performance, StrategyThresholds thresholds) {
        return new Figures(
                performance.trades().trades(),
                performance.trades().net(),
                performance.equity().totalReturn(),
                performance.equity().sharpe(),
                performance.equity().sortino(),
                performance.equity().calmar(),
                performance.trades().profitFactor(),
                performance.trades().winRate(),
                performance.equity().maxDrawdown(),
                performance.openTrades(),
                StrategyGate.judge(performance, thresholds).go());
    }
}
