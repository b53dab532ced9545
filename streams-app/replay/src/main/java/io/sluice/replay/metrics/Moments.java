package io.sluice.replay.metrics;

/**
 * The first four moments of a sample, by two passes. Skewness and kurtosis are the biased estimators m₃ / m₂^1.5 and
 * m₄ / m₂² of the central moments; the kurtosis of the normal distribution is 3.
 *
 * @param count size of the sample
 * @param mean arithmetic mean; 0 for an empty sample
 * @param deviation standard deviation with n − 1 in the denominator; 0 for fewer than two values, and where the values
 *     differ by rounding only
 * @param skewness 0 where the deviation is 0
 * @param kurtosis 3 where the deviation is 0
 */
public record Moments(int count, double mean, double deviation, double skewness, double kurtosis) {
    /** Returns are quotients near 1 less 1: what differs by less than this differs by the rounding of doubles. */
    static final double ROUNDING = 1e-14;

    /** @param values finite values, for example daily returns as fractions */
    public static Moments of(double[] values) {
        int count = values.length;
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = count == 0 ? 0 : sum / count;
        double squares = 0;
        double cubes = 0;
        double fourths = 0;
        for (double value : values) {
            double off = value - mean;
            squares += off * off;
            cubes += off * off * off;
            fourths += off * off * off * off;
        }
        double deviation = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
        if (deviation < ROUNDING) {
            return new Moments(count, mean, 0, 0, 3);
        }
        double variance = squares / count;
        return new Moments(
                count,
                mean,
                deviation,
                cubes / count / (variance * Math.sqrt(variance)),
                fourths / count / (variance * variance));
    }
}
