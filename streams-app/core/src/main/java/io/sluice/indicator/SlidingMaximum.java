package io.sluice.indicator;

/** Largest of the last n values: the largest of the last block's tail and the present block's head (see SlidingMoments). */
final class SlidingMaximum {
    private final int length;
    private final double[] block;
    private final double[] tails;
    private boolean hasTail;
    private int filled;
    private double head = Double.NEGATIVE_INFINITY;

    SlidingMaximum(int length) {
        this.length = length;
        block = new double[length];
        tails = new double[length];
    }

    void add(double value) {
        if (filled == length) {
            turnBlockIntoTail();
        }
        block[filled++] = value;
        head = Math.max(head, value);
    }

    boolean ready() {
        return hasTail || filled == length;
    }

    double value() {
        return filled == length ? head : Math.max(head, tails[filled]);
    }

    void clear() {
        hasTail = false;
        filled = 0;
        head = Double.NEGATIVE_INFINITY;
    }

    private void turnBlockIntoTail() {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = length - 1; i >= 0; i--) {
            largest = Math.max(largest, block[i]);
            tails[i] = largest;
        }
        hasTail = true;
        filled = 0;
        head = Double.NEGATIVE_INFINITY;
    }
}
