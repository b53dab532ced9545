package io.sluice.indicator;

/**
 * Highest high and lowest low of the last n candles (Donchian channel, R. Donchian 1960). First value at the n-th candle.
 */
public final class Channel extends Windowed {
    private final SlidingMaximum high;
    private final SlidingMaximum negatedLow;
    private double upperBefore = Double.NaN;
    private double lowerBefore = Double.NaN;

    public Channel(int period) {
        super(Periods.checked("period", period), 0);
        high = new SlidingMaximum(period);
        negatedLow = new SlidingMaximum(period);
    }

    public double upper() {
        return ready() ? high.value() : Double.NaN;
    }

    public double lower() {
        return ready() ? -negatedLow.value() : Double.NaN;
    }

    /** Highest high of the n candles before the newest: what the newest can break. */
    public double upperBefore() {
        return upperBefore;
    }

    /** Lowest low of the n candles before the newest. */
    public double lowerBefore() {
        return lowerBefore;
    }

    @Override
    public boolean ready() {
        return high.ready();
    }

    @Override
    void add(CandleWindow candles, int age) {
        upperBefore = upper();
        lowerBefore = lower();
        high.add(candles.high(age));
        negatedLow.add(-candles.low(age));
    }

    @Override
    void clear() {
        upperBefore = Double.NaN;
        lowerBefore = Double.NaN;
        high.clear();
        negatedLow.clear();
    }
}
