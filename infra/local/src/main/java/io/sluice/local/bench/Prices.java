package io.sluice.local.bench;

import java.util.Random;

/**
 * A seeded walk as columns of prices, one element a minute. Every price is a whole number of ticks of {@value #TICK}, so
 * that a program that counts in ticks and one that counts in doubles see the same; candles open beside the last close, so
 * that stops and targets are also jumped over.
 */
final class Prices {
    static final double TICK = 0.01;

    private static final int TICKS_IN_ONE = 100;
    private static final long FIRST = 10_000 * TICKS_IN_ONE;
    private static final double CHANGE = 0.001;
    private static final double JUMP = 0.000_2;
    private static final double SHADOW = 0.000_5;

    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;

    private Prices(int candles) {
        open = new double[candles];
        high = new double[candles];
        low = new double[candles];
        close = new double[candles];
    }

    static Prices walk(long seed, int candles) {
        Random random = new Random(seed);
        Prices prices = new Prices(candles);
        long last = FIRST;
        for (int i = 0; i < candles; i++) {
            long open = moved(last, JUMP * random.nextGaussian());
            long close = moved(open, CHANGE * random.nextGaussian());
            prices.open[i] = price(open);
            prices.high[i] = price(moved(Math.max(open, close), SHADOW * random.nextDouble()));
            prices.low[i] = price(moved(Math.min(open, close), -SHADOW * random.nextDouble()));
            prices.close[i] = price(close);
            last = close;
        }
        return prices;
    }

    double[] open() {
        return open;
    }

    double[] high() {
        return high;
    }

    double[] low() {
        return low;
    }

    double[] close() {
        return close;
    }

    int candles() {
        return close.length;
    }

    /** The nearest double of so many ticks, which is the one that its decimal digits are read as. */
    static double price(long ticks) {
        return (double) ticks / TICKS_IN_ONE;
    }

    /** Ticks of a price that is a whole number of them. */
    static long ticks(double price) {
        return Math.round(price * TICKS_IN_ONE);
    }

    private static long moved(long ticks, double fraction) {
        return Math.max(TICKS_IN_ONE, Math.round(ticks * (1 + fraction)));
    }
}
