package io.sluice.replay.rigour;

/** The standard normal distribution. */
final class NormalDistribution {
    private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);
    /** Beyond this the distribution function is 0 or 1 to all digits of a double. */
    private static final double FAR = 8.5;
    /** Halvings after which an interval of 17 is smaller than the digits of a double. */
    private static final int HALVINGS = 64;

    private NormalDistribution() {}

    /**
     * Φ(x) = ½ + φ(x) · (x + x³/3 + x⁵/(3·5) + …), to about 1e-15 absolutely (G. Marsaglia, "Evaluating the Normal
     * Distribution", Journal of Statistical Software 11(4), 2004).
     */
    static double cumulative(double x) {
        if (x < -FAR) {
            return 0;
        }
        if (x > FAR) {
            return 1;
        }
        double term = x;
        double sum = x;
        double before = 0;
        for (int i = 3; sum != before; i += 2) {
            before = sum;
            term = term * x * x / i;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-x * x / 2) / ROOT_OF_TWO_PI;
    }

    /**
     * The x with Φ(x) = p, by halving.
     *
     * @param p above 0, below 1
     */
    static double quantile(double p) {
        double low = -FAR;
        double high = FAR;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (cumulative(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
