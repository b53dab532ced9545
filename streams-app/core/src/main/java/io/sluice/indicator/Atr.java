package io.sluice.indicator;

import java.nio.ByteBuffer;

/**
 * Average true range, quote currency (J. W. Wilder, "New Concepts in Technical Trading Systems", 1978). True range =
 * max(high, previous close) − min(low, previous close), from the second candle on; the first average is the plain mean of
 * n true ranges, at candle n + 1; then ATR = (previous ATR × (n − 1) + true range) / n.
 */
public final class Atr implements Indicator {
    private final int period;
    private long seen;
    private double average;

    public Atr(int period) {
        this.period = Periods.checked("period", period);
    }

    public double value() {
        return ready() ? average : Double.NaN;
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
        double previousClose = candles.close(1);
        double range = Math.max(candles.high(0), previousClose) - Math.min(candles.low(0), previousClose);
        seen++;
        average = seen <= period ? average + (range - average) / seen : (average * (period - 1) + range) / period;
    }

    @Override
    public int history() {
        return 2;
    }

    @Override
    public int bytes() {
        return Double.BYTES;
    }

    @Override
    public void save(ByteBuffer out) {
        out.putDouble(average);
    }

    @Override
    public void load(ByteBuffer in) {
        average = in.getDouble();
    }

    @Override
    public void rebuild(CandleWindow candles) {
        seen = Math.max(0, candles.count() - 1);
    }
}
