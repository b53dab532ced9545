package io.sluice.history.parquet;

import java.util.OptionalInt;

/**
 * Finds the fewest decimals with which each of many floating-point numbers can be written so that reading them gives the
 * very same bits. A number read from a text of up to 15 digits always has such a form.
 */
final class ShortDecimals {
    /** Digits of the column they go into: eight bytes hold them. */
    static final int DIGITS = 18;
    /** Most decimals looked for. */
    static final int MOST_DECIMALS = 12;
    /**
     * Below it the product of a double and a power of ten is nearer to the right whole number than to any half, so that
     * all ways of rounding agree, and the quotient is rounded once.
     */
    private static final double LARGEST_UNSCALED = 1L << 50;

    private static final double[] POWERS = new double[MOST_DECIMALS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private int decimals;
    private double largest;

    /** Takes one more number into account. */
    void add(double value) {
        largest = Math.max(largest, Math.abs(value));
        while (decimals <= MOST_DECIMALS && !exact(value, decimals)) {
            decimals++;
        }
    }

    private static boolean exact(double value, int decimals) {
        if (value == 0) {
            return 1 / value > 0;
        }
        double back = Math.rint(value * POWERS[decimals]) / POWERS[decimals];
        return Double.doubleToRawLongBits(back) == Double.doubleToRawLongBits(value);
    }

    /** Decimals that fit all numbers so far; empty when there are none. Infinite, NaN and -0 never fit. */
    OptionalInt decimals() {
        boolean fit = decimals <= MOST_DECIMALS && largest * POWERS[decimals] < LARGEST_UNSCALED;
        return fit ? OptionalInt.of(decimals) : OptionalInt.empty();
    }
}
