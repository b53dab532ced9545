package io.sluice.replay.gate;

/**
 * What a strategy must reach to be let into the market.
 *
 * @param sharpe annualised Sharpe ratio, at least
 * @param maxDrawdown largest drawdown, a fraction, at most
 * @param profitFactor profit factor, at least
 * @param losingRun losing trades in a row, at most
 * @param winRate winning trades ÷ trades, above
 */
public record StrategyThresholds(
        double sharpe, double maxDrawdown, double profitFactor, int losingRun, double winRate) {
    /** Sharpe ratio 1.0, drawdown 15 %, profit factor 1.5, five losing trades in a row, more than 55 % winning. */
    public static final StrategyThresholds DEFAULTS = new StrategyThresholds(1.0, 0.15, 1.5, 5, 0.55);
}
