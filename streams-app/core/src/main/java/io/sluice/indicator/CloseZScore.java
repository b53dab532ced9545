package io.sluice.indicator;

/**
 * How unusual the newest close is: z = (close − mean) / σ over the last n closes, the newest among them, where σ is the
 * population standard deviation (the standard score; Bollinger's %b with bands of k deviations is (z / k + 1) / 2, J.
 * Bollinger, "Bollinger on Bollinger Bands", 2001). First value at candle n. |z| cannot exceed √(n − 1), 9.95 for n = 100.
 *
 * <p>Where the closes do not differ by more than rounding does (σ at most 1e-12 of the mean) there is no z-score: it is
 * NaN, and nothing is divided.
 */
public final class CloseZScore extends Windowed {
    private static final double SMALLEST_RELATIVE_DEVIATION = 1e-12;

    private final SlidingMoments moments;
    private double value = Double.NaN;

    public CloseZScore(int period) {
        super(Periods.checked("period", period), 0);
        moments = new SlidingMoments(period);
    }

    /** z-score of the newest close, standard deviations; NaN while warming up or without variance. */
    public double value() {
        return value;
    }

    @Override
    public boolean ready() {
        return moments.ready();
    }

    @Override
    void add(CandleWindow candles, int age) {
        double close = candles.close(age);
        moments.add(close);
        value = ready() ? score(close) : Double.NaN;
    }

    @Override
    void clear() {
        value = Double.NaN;
        moments.clear();
    }

    private double score(double close) {
        double mean = moments.mean();
        double deviation = Math.sqrt(moments.variance());
        return deviation > SMALLEST_RELATIVE_DEVIATION * Math.abs(mean) ? (close - mean) / deviation : Double.NaN;
    }
}
