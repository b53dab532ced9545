package io.sluice.replay.metrics;

import io.sluice.market.Micros;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;

/** Follows one account's equity, instant by instant, in constant memory but for a record a day. */
public final class EquityMeter {
    static final double DAYS_OF_YEAR = 365;

    private static final double MICROS_OF_YEAR = DAYS_OF_YEAR * 86_400 * Micros.PER_SECOND;

    private final double initial;
    private final EquityDays days = new EquityDays();
    private final EquityCurve curve = new EquityCurve();
    private Drawdowns drawdowns;
    private boolean begun;
    private long start;
    private long now;
    private double equity;
    private double exposure;
    private double heldTime;
    private double exposedTime;

    /**
     * @param initialEquity equity before the first instant, account currency
     * @throws IllegalArgumentException when it is not positive
     */
    public EquityMeter(double initialEquity) {
        if (!(initialEquity > 0 && Double.isFinite(initialEquity))) {
            throw new IllegalArgumentException("initialEquity must be positive, is " + initialEquity);
        }
        initial = initialEquity;
        equity = initialEquity;
        drawdowns = new Drawdowns(initialEquity, 0);
    }

    /**
     * Takes the equity of an instant; it holds until the next one. To be called at most once an instant, after everything
     * that happened at it.
     *
     * @param epochMicros later than any before
     * @param stated balance plus unrealised profit, account currency
     * @param held value of all that is held, longs and shorts added, account currency, 0 or more
     * @throws IllegalArgumentException when time does not advance or a figure is not finite
     */
    public void equity(long epochMicros, double stated, double held) {
        if (!Double.isFinite(stated) || !(held >= 0 && Double.isFinite(held))) {
            throw new IllegalArgumentException("at " + Micros.instant(epochMicros) + ": equity " + stated
                    + " and exposure " + held + " must be finite, exposure not negative");
        }
        if (!begun) {
            begin(epochMicros);
        } else if (epochMicros <= now) {
            throw new IllegalArgumentException(
                    "equity of " + Micros.instant(epochMicros) + " after that of " + Micros.instant(now));
        } else {
            pass(epochMicros - now);
        }
        now = epochMicros;
        equity = stated;
        exposure = held;
        double depth = drawdowns.fold(epochMicros, stated);
        days.fold(epochMicros, stated, depth);
        curve.fold(epochMicros, stated, depth);
    }

    private void begin(long time) {
        begun = true;
        start = time;
        drawdowns = new Drawdowns(initial, time);
    }

    private void pass(long micros) {
        if (exposure > 0) {
            heldTime += micros;
            exposedTime += equity > 0 ? micros * (exposure / equity) : Double.NaN;
        }
    }

    public List<EquityDay> days() {
        return days.list();
    }

    /** The curve thinned out to at most 2,048 points. */
    public List<CurvePoint> curve() {
        return curve.points();
    }

    /** The figures as they stand; the last equity has had no time to hold yet. */
    public EquityFigures figures(Annualisation year) {
        double[] returns = DailyReturns.of(initial, days.list(), year);
        double passed = begun ? now - start : 0;
        OptionalDouble growth = Ratios.compoundGrowth(initial, equity, passed / MICROS_OF_YEAR);
        return new EquityFigures(
                initial,
                equity,
                (equity - initial) / initial,
                growth,
                Ratios.volatility(returns, year),
                Ratios.sharpe(returns, year),
                Ratios.sortino(returns, year),
                Ratios.calmar(growth, drawdowns.deepest()),
                drawdowns.deepest(),
                Duration.of(drawdowns.deepestLength(), ChronoUnit.MICROS),
                Duration.of(drawdowns.longest(), ChronoUnit.MICROS),
                Ratios.quotient(heldTime, passed),
                Ratios.quotient(exposedTime, passed));
    }
}
