package io.sluice.indicator;

/** Simple moving average: the sum of the last n values divided by n. First value at the n-th candle. */
public final class Sma extends Windowed {
    private final SlidingMoments moments;
    private final Source source;
    private double before = Double.NaN;

    public Sma(Source source, int period) {
        super(Periods.checked("period", period), 0);
        this.source = source;
        moments = new SlidingMoments(period);
    }

    public double value() {
        return ready() ? moments.mean() : Double.NaN;
    }

    /** Average of the n values before the newest candle. */
    public double valueBefore() {
        return before;
    }

    @Override
    public boolean ready() {
        return moments.ready();
    }

    @Override
    void add(CandleWindow candles, int age) {
        before = value();
        moments.add(source.of(candles, age));
    }

    @Override
    void clear() {
        before = Double.NaN;
        moments.clear();
    }
}
