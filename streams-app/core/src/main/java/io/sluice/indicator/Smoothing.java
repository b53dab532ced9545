package io.sluice.indicator;

import java.nio.ByteBuffer;

/** Exponential smoothing of any series: the plain mean of the first n values, then value × 2/(n+1) + previous × the rest. */
public final class Smoothing {
    /** Bytes that {@link #save} writes. */
    public static final int BYTES = Double.BYTES + Integer.BYTES;

    private final int period;
    private int seen;
    private double average;

    /** @throws IllegalArgumentException unless the period is one an indicator may have */
    public Smoothing(int period) {
        this.period = Periods.checked("period", period);
    }

    public void add(double value) {
        if (seen < period) {
            seen++;
            average += (value - average) / seen;
        } else {
            average += (value - average) * 2 / (period + 1);
        }
    }

    /** Whether the first n values are in. */
    public boolean ready() {
        return seen == period;
    }

    /** The average; NaN until {@link #ready}. */
    public double value() {
        return ready() ? average : Double.NaN;
    }

    public void save(ByteBuffer out) {
        out.putDouble(average).putInt(seen);
    }

    /** Takes back what {@link #save} wrote. */
    public void load(ByteBuffer in) {
        average = in.getDouble();
        seen = in.getInt();
    }
}
