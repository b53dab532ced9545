package io.sluice.indicator;

/**
 * Mean and variance of the last n values, without drift. The values are cut into blocks of n; a window is the tail of the
 * last block and the head of the present one. Both sides are accumulated by addition only (Welford 1962) and joined by
 * the parallel formula of Chan, Golub and LeVeque (1979). Nothing is ever subtracted, so a huge value leaves no trace once
 * it is out, and equal values have a variance of exactly zero. A value costs the same on average, whatever n is.
 */
final class SlidingMoments {
    private final int length;
    private final double[] block;
    private final double[] tailMeans;
    private final double[] tailSquares;
    private boolean hasTail;
    private int filled;
    private double headMean;
    private double headSquares;

    SlidingMoments(int length) {
        this.length = length;
        block = new double[length];
        tailMeans = new double[length];
        tailSquares = new double[length];
    }

    void add(double value) {
        if (filled == length) {
            turnBlockIntoTail();
        }
        block[filled++] = value;
        double fromMean = value - headMean;
        headMean += fromMean / filled;
        headSquares += fromMean * (value - headMean);
    }

    boolean ready() {
        return hasTail || filled == length;
    }

    double mean() {
        if (filled == length) {
            return headMean;
        }
        double tailMean = tailMeans[filled];
        return tailMean + (headMean - tailMean) * filled / length;
    }

    /** Population variance: the sum of squared deviations divided by n. */
    double variance() {
        if (filled == length) {
            return headSquares / length;
        }
        double apart = headMean - tailMeans[filled];
        double between = apart * apart * filled * (length - filled) / length;
        return (tailSquares[filled] + headSquares + between) / length;
    }

    /** Forgets everything. */
    void clear() {
        hasTail = false;
        filled = 0;
        headMean = 0;
        headSquares = 0;
    }

    /** How many of the newest values have to be added again to come to the present state, of {@code count} in all. */
    static int replayed(long count, int length) {
        if (count == 0) {
            return 0;
        }
        int inBlock = (int) ((count - 1) % length) + 1;
        return (int) Math.min(count, (long) inBlock + length);
    }

    private void turnBlockIntoTail() {
        double mean = 0;
        double squares = 0;
        for (int i = length - 1; i >= 0; i--) {
            double fromMean = block[i] - mean;
            mean += fromMean / (length - i);
            squares += fromMean * (block[i] - mean);
            tailMeans[i] = mean;
            tailSquares[i] = squares;
        }
        hasTail = true;
        filled = 0;
        headMean = 0;
        headSquares = 0;
    }
}
