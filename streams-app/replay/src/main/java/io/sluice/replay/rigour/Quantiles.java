package io.sluice.replay.rigour;

import java.util.Arrays;

/**
 * Five quantiles of a sample, interpolated linearly between neighbours (R. J. Hyndman, Y. Fan, "Sample Quantiles in
 * Statistical Packages", The American Statistician 50(4), 1996, definition 7).
 */
public record Quantiles(double p05, double p25, double p50, double p75, double p95) {

    /** @param sample at least one value */
    public static Quantiles of(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return new Quantiles(at(sorted, 0.05), at(sorted, 0.25), at(sorted, 0.50), at(sorted, 0.75), at(sorted, 0.95));
    }

    private static double at(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
