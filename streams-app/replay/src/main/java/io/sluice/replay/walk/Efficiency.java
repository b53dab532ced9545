package io.sluice.replay.walk;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Walk-forward efficiency (R. Pardo, "The Evaluation and Optimization of Trading Strategies", 2008): what a year out of
 * sample would earn ÷ what a year in sample would.
 */
final class Efficiency {
    private static final double DAYS_OF_YEAR = 365;
    private static final double SECONDS_OF_DAY = 86_400;

    private Efficiency() {}

    /** Total return × (a year of 365 days ÷ the length), without compounding. */
    static double rate(Figures figures, Duration length) {
        return figures.totalReturn() * DAYS_OF_YEAR * SECONDS_OF_DAY / length.toSeconds();
    }

    /** Mean of the rates out of sample ÷ mean of those in sample; undefined unless the latter is positive. */
    static OptionalDouble of(List<Double> inSample, List<Double> outOfSample) {
        double in = mean(inSample);
        return in > 0 ? OptionalDouble.of(mean(outOfSample) / in) : OptionalDouble.empty();
    }

    private static double mean(List<Double> rates) {
        return rates.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
