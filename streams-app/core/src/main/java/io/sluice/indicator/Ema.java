package io.sluice.indicator;

import java.nio.ByteBuffer;

/**
 * Exponential moving average of closes: begins with the plain mean of the first n, then close × α + previous × (1 − α),
 * α = 2 / (n + 1) (P. N. Haurlan, "Measuring Trend Values", 1968). First value at the n-th candle.
 */
public final class Ema implements Indicator {
    private final Smoothing smoothing;

    public Ema(int period) {
        smoothing = new Smoothing(period);
    }

    public double value() {
        return smoothing.value();
    }

    @Override
    public boolean ready() {
        return smoothing.ready();
    }

    @Override
    public void update(CandleWindow candles) {
        smoothing.add(candles.close(0));
    }

    @Override
    public int history() {
        return 1;
    }

    @Override
    public int bytes() {
        return Smoothing.BYTES;
    }

    @Override
    public void save(ByteBuffer out) {
        smoothing.save(out);
    }

    @Override
    public void load(ByteBuffer in) {
        smoothing.load(in);
    }

    @Override
    public void rebuild(CandleWindow candles) {}
}
