package io.sluice.replay.rigour;

import io.sluice.replay.metrics.Moments;
import java.util.OptionalDouble;

/**
 * How sure one may be of a Sharpe ratio. All ratios here are of one period (a day), not annualised: divide an annual one by
 * √days a year.
 *
 * <p>Sources: D. H. Bailey, M. López de Prado, "The Sharpe Ratio Efficient Frontier", Journal of Risk 15(2), 2012; the same,
 * "The Deflated Sharpe Ratio", Journal of Portfolio Management 40(5), 2014.
 *
 * @param sharpe observed ratio of one period
 * @param observations number of returns, at least 2
 * @param skewness of the returns, m₃ / m₂^1.5
 * @param kurtosis of the returns, m₄ / m₂², 3 for the normal distribution
 */
public record SharpeSignificance(double sharpe, int observations, double skewness, double kurtosis) {
    private static final double EULER_MASCHERONI = 0.5772156649015329;

    /** @throws IllegalArgumentException for fewer than two observations */
    public SharpeSignificance {
        if (observations < 2) {
            throw new IllegalArgumentException("a Sharpe ratio needs two observations, not " + observations);
        }
    }

    /**
     * Of daily returns, as fractions, above the risk-free rate.
     *
     * @throws IllegalArgumentException when they have no Sharpe ratio: fewer than two, or all alike
     */
    public static SharpeSignificance of(double[] returns) {
        Moments moments = Moments.of(returns);
        if (moments.deviation() == 0) {
            throw new IllegalArgumentException(
                    returns.length + " returns that are fewer than two or all alike have no Sharpe ratio");
        }
        return new SharpeSignificance(
                moments.mean() / moments.deviation(), moments.count(), moments.skewness(), moments.kurtosis());
    }

    /**
     * Probabilistic Sharpe ratio: the probability that the true ratio is above a benchmark, Φ((SR − SR*) √(n − 1) / √(1 − γ₃
     * SR + (γ₄ − 1)/4 SR²)).
     *
     * @param benchmark SR*, of one period
     * @return 0 to 1; undefined when the root is of nothing, which skewness and kurtosis of a real sample never give
     */
    public OptionalDouble probabilistic(double benchmark) {
        double variance = variance();
        if (!(variance > 0)) {
            return OptionalDouble.empty();
        }
        double z = (sharpe - benchmark) * Math.sqrt(observations - 1.0) / Math.sqrt(variance);
        return OptionalDouble.of(NormalDistribution.cumulative(z));
    }

    /**
     * Deflated Sharpe ratio: the probabilistic one against the best ratio that as many trials without any skill would be
     * expected to reach.
     *
     * @param trials number of independent trials of which this is the best, at least 1
     * @param varianceOfTrials variance of the trials' ratios of one period, 0 or more
     */
    public OptionalDouble deflated(int trials, double varianceOfTrials) {
        return probabilistic(expectedBest(trials, varianceOfTrials));
    }

    /**
     * Expected best ratio of trials without skill: √V · ((1 − γ) Φ⁻¹(1 − 1/N) + γ Φ⁻¹(1 − 1/(N e))); 0 for a single trial.
     *
     * @throws IllegalArgumentException for fewer than one trial or a negative variance
     */
    public static double expectedBest(int trials, double varianceOfTrials) {
        if (trials < 1 || !(varianceOfTrials >= 0)) {
            throw new IllegalArgumentException(trials + " trials with variance " + varianceOfTrials);
        }
        if (trials == 1) {
            return 0;
        }
        double best = NormalDistribution.quantile(1 - 1.0 / trials);
        double beyond = NormalDistribution.quantile(1 - 1.0 / (trials * Math.E));
        return Math.sqrt(varianceOfTrials) * ((1 - EULER_MASCHERONI) * best + EULER_MASCHERONI * beyond);
    }

    /**
     * Minimum track record length: 1 + (1 − γ₃ SR + (γ₄ − 1)/4 SR²) (z / (SR − SR*))², the observations needed to be so sure
     * that the true ratio is above the benchmark.
     *
     * @param confidence above 0.5, below 1
     * @return undefined when the observed ratio is not above the benchmark
     */
    public OptionalDouble minimumObservations(double benchmark, double confidence) {
        if (sharpe <= benchmark) {
            return OptionalDouble.empty();
        }
        double ratio = NormalDistribution.quantile(confidence) / (sharpe - benchmark);
        return OptionalDouble.of(1 + variance() * ratio * ratio);
    }

    private double variance() {
        return 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
    }
}
