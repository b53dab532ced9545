package io.sluice.replay.rigour;

import io.sluice.replay.gate.Comparison;
import io.sluice.replay.gate.Criterion;
import io.sluice.replay.metrics.Performance;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much of one run may be luck.
 *
 * @param trials number of independent trials of which the run is the best; 1 when nothing was chosen
 * @param varianceOfTrials variance of the trials' daily Sharpe ratios
 * @param probabilisticSharpe probability that the true Sharpe ratio is above 0
 * @param deflatedSharpe the same against the best that as many trials without skill would reach
 * @param minimumDays daily returns needed to be 95 % sure of a Sharpe ratio above 0
 * @param monteCarlo what the same trades could have come to; empty without trades
 */
public record Rigour(
        int trials,
        double varianceOfTrials,
        OptionalDouble probabilisticSharpe,
        OptionalDouble deflatedSharpe,
        OptionalDouble minimumDays,
        List<MonteCarlo> monteCarlo) {
    private static final double SURE = 0.95;

    /**
     * @param runs runs of each Monte-Carlo method
     * @param seed seed of both
     */
    public static Rigour of(Performance performance, int trials, double varianceOfTrials, int runs, long seed) {
        List<MonteCarlo> monteCarlo = monteCarlo(performance, runs, seed);
        OptionalDouble none = OptionalDouble.empty();
        if (performance.equity().sharpe().isEmpty()) {
            return new Rigour(trials, varianceOfTrials, none, none, none, monteCarlo);
        }
        SharpeSignificance significance = SharpeSignificance.of(excessReturns(performance));
        return new Rigour(
                trials,
                varianceOfTrials,
                significance.probabilistic(0),
                significance.deflated(trials, varianceOfTrials),
                significance.minimumObservations(0, SURE),
                monteCarlo);
    }

    private static double[] excessReturns(Performance performance) {
        double riskFree = performance.annualisation().dailyRiskFreeRate();
        return Arrays.stream(performance.dailyReturns())
                .map(value -> value - riskFree)
                .toArray();
    }

    private static List<MonteCarlo> monteCarlo(Performance performance, int runs, long seed) {
        double[] nets = MonteCarlo.netsOf(performance.closedTrades());
        double initial = performance.equity().initialEquity();
        return nets.length == 0
                ? List.of()
                : Arrays.stream(MonteCarlo.Method.values())
                        .map(method -> MonteCarlo.run(method, initial, nets, runs, seed))
                        .toList();
    }

    /** What the strategy's gate may ask on top: 95 % sure that the Sharpe ratio is better than the best of luck. */
    public Criterion criterion() {
        return Criterion.of(
                "deflatedSharpe",
                Criterion.Unit.FRACTION,
                deflatedSharpe,
                Comparison.AT_LEAST,
                SURE,
                "there is no Sharpe ratio");
    }
}
