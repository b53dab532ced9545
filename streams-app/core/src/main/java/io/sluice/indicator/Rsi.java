package io.sluice.indicator;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Relative strength index, 0 to 100 (J. W. Wilder, "New Concepts in Technical Trading Systems", 1978). The first averages
 * of gains and losses are plain means over n changes, at candle n + 1; then average = (previous × (n − 1) + newest) / n.
 * RSI = 100 × gain / (gain + loss). Where there was neither gain nor loss it is 50: neither side is stronger.
 */
public final class Rsi implements Indicator {
    private static final double NEUTRAL = 50;

    private final int period;
    private final double[] values;
    private long seen;
    private double gain;
    private double loss;

    /** @param remembered how many of the newest values {@link #value(int)} can give, at least one */
    public Rsi(int period, int remembered) {
        this.period = Periods.checked("period", period);
        values = new double[remembered];
        Arrays.fill(values, Double.NaN);
    }

    public double value() {
        return value(0);
    }

    /** The value at the candle of the given age, which must be below the number of remembered values. */
    public double value(int age) {
        return values[slot(seen - age)];
    }

    @Override
    public boolean ready() {
        return seen >= period;
    }

    @Override
    public void update(CandleWindow candles) {
        if (candles.count() < 2) {
            return;
        }
        double change = candles.close(0) - candles.close(1);
        seen++;
        double weight = Math.min(seen, period);
        gain = (gain * (weight - 1) + Math.max(change, 0)) / weight;
        loss = (loss * (weight - 1) + Math.max(-change, 0)) / weight;
        values[slot(seen)] = ready() ? strength() : Double.NaN;
    }

    @Override
    public int history() {
        return 2;
    }

    @Override
    public int bytes() {
        return (2 + values.length) * Double.BYTES;
    }

    @Override
    public void save(ByteBuffer out) {
        out.putDouble(gain).putDouble(loss);
        for (double value : values) {
            out.putDouble(value);
        }
    }

    @Override
    public void load(ByteBuffer in) {
        gain = in.getDouble();
        loss = in.getDouble();
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getDouble();
        }
    }

    @Override
    public void rebuild(CandleWindow candles) {
        seen = Math.max(0, candles.count() - 1);
    }

    private double strength() {
        double sum = gain + loss;
        return sum > 0 ? 100 * gain / sum : NEUTRAL;
    }

    private int slot(long index) {
        return (int) Math.floorMod(index, (long) values.length);
    }
}
