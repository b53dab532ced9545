package io.sluice.indicator;

import java.nio.ByteBuffer;

/**
 * Moving average convergence divergence: EMA(fast) − EMA(slow) of closes, and the EMA of that difference as its signal
 * line (G. Appel, 1979). Each average begins with the plain mean of its own first values.
 */
public final class Macd implements Indicator {
    private final Smoothing fast;
    private final Smoothing slow;
    private final Smoothing line;

    /** @throws IllegalArgumentException unless fast is shorter than slow */
    public Macd(int fast, int slow, int signal) {
        if (fast >= slow) {
            throw new IllegalArgumentException("fast " + fast + " must be shorter than slow " + slow);
        }
        this.fast = new Smoothing(Periods.checked("fast", fast));
        this.slow = new Smoothing(Periods.checked("slow", slow));
        line = new Smoothing(Periods.checked("signal", signal));
    }

    public double value() {
        return fast.value() - slow.value();
    }

    public double signal() {
        return line.value();
    }

    public double histogram() {
        return value() - signal();
    }

    @Override
    public boolean ready() {
        return line.ready();
    }

    @Override
    public void update(CandleWindow candles) {
        fast.add(candles.close(0));
        slow.add(candles.close(0));
        if (slow.ready()) {
            line.add(value());
        }
    }

    @Override
    public int history() {
        return 1;
    }

    @Override
    public int bytes() {
        return 3 * Smoothing.BYTES;
    }

    @Override
    public void save(ByteBuffer out) {
        fast.save(out);
        slow.save(out);
        line.save(out);
    }

    @Override
    public void load(ByteBuffer in) {
        fast.load(in);
        slow.load(in);
        line.load(in);
    }

    @Override
    public void rebuild(CandleWindow candles) {}
}
