package io.sluice.indicator;

/**
 * How unusual the newest return is: z = (r − mean) / σ over the last n returns, the newest among them, where r = close /
 * previous close − 1 and σ is the population standard deviation. First value at candle n + 1. So defined, |z| cannot
 * exceed (n − 1) / √(n − 1), 4.36 for n = 20.
 *
 * <p>Where the returns do not differ by more than rounding does (σ at most 1e-12) there is no z-score: it is NaN, and
 * nothing is divided. The return from a close of zero, which nobody can earn, counts as 0.
 */
public final class ReturnZScore extends Windowed {
    /** Returns are of order one and rounded near 1e-16; a spread this small is rounding and not a market. */
    private static final double SMALLEST_DEVIATION = 1e-12;

    private final SlidingMoments moments;
    private double latestReturn = Double.NaN;
    private double value = Double.NaN;
    private double before = Double.NaN;

    public ReturnZScore(int period) {
        super(Periods.checked("period", period), 1);
        moments = new SlidingMoments(period);
    }

    /** z-score of the newest return, standard deviations; NaN while warming up or without variance. */
    public double value() {
        return value;
    }

    /** z-score the return before the newest had when it was the newest. */
    public double valueBefore() {
        return before;
    }

    /** Newest return, a fraction: 0.01 is one per cent. */
    public double latestReturn() {
        return latestReturn;
    }

    /** Population standard deviation of the returns, a fraction; NaN while warming up. */
    public double deviation() {
        return ready() ? Math.sqrt(moments.variance()) : Double.NaN;
    }

    @Override
    public boolean ready() {
        return moments.ready();
    }

    @Override
    void add(CandleWindow candles, int age) {
        double previousClose = candles.close(age + 1);
        latestReturn = previousClose > 0 ? candles.close(age) / previousClose - 1 : 0;
        moments.add(latestReturn);
        before = value;
        double deviation = deviation();
        value = deviation > SMALLEST_DEVIATION ? (latestReturn - moments.mean()) / deviation : Double.NaN;
    }

    @Override
    void clear() {
        latestReturn = Double.NaN;
        value = Double.NaN;
        before = Double.NaN;
        moments.clear();
    }
}
