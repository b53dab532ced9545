package io.sluice.indicator;

import java.nio.ByteBuffer;

/** Exponential smoothing of any series: the plain mean of the first n values, then value × 2/(n+1) + previous × the rest. */
final class Smoothing {
    static final int BYTES = Double.BYTES + Integer.BYTES;

    private final int period;
    private int seen;
    private double average;

    Smoothing(int period) {
        this.period = period;
    }

    void add(double value) {
        if (seen < period) {
            seen++;
            average += (value - average) / seen;
        } else {
            average += (value - average) * 2 / (period + 1);
        }
    }

    boolean ready() {
        return seen == period;
    }

    double value() {
        return ready() ? average : Double.NaN;
    }

    void save(ByteBuffer out) {
        out.putDouble(average).putInt(seen);
    }

    void load(ByteBuffer in) {
        average = in.getDouble();
        seen = in.getInt();
    }
}
