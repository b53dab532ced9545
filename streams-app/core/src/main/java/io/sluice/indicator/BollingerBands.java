package io.sluice.indicator;

/**
 * Bollinger bands: the simple average of n closes, and k population standard deviations above and below it (J. Bollinger,
 * "Bollinger on Bollinger Bands", 2001). First value at the n-th candle.
 */
public final class BollingerBands extends Windowed {
    private final SlidingMoments moments;
    private final double width;

    /**
     * @param period closes averaged
     * @param width standard deviations from the middle to a band, not negative
     */
    public BollingerBands(int period, double width) {
        super(Periods.checked("period", period), 0);
        this.width = width;
        moments = new SlidingMoments(period);
    }

    public double middle() {
        return ready() ? moments.mean() : Double.NaN;
    }

    public double upper() {
        return middle() + width * deviation();
    }

    public double lower() {
        return middle() - width * deviation();
    }

    @Override
    public boolean ready() {
        return moments.ready();
    }

    @Override
    void add(CandleWindow candles, int age) {
        moments.add(candles.close(age));
    }

    @Override
    void clear() {
        moments.clear();
    }

    private double deviation() {
        return Math.sqrt(moments.variance());
    }
}
