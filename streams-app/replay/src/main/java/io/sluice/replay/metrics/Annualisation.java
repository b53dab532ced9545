package io.sluice.replay.metrics;

import io.sluice.market.Session;
import java.time.DayOfWeek;
import java.util.Collection;

/**
 * How daily figures become yearly ones. A day is a UTC day.
 *
 * @param daysPerYear returns in a year, positive: 365 where trading never stops, 252 on exchanges
 * @param everyDay true when a UTC day without equity counts as a return of zero, as in markets that never close; false
 *     when it is no day at all, as weekends and holidays of an exchange
 * @param riskFreeRate what money earns without risk, a fraction a year compounded, above -1; 0 by default
 */
public record Annualisation(double daysPerYear, boolean everyDay, double riskFreeRate) {
    /** Markets that never close: every day counts, 365 make a year. */
    public static final Annualisation ALWAYS_OPEN = new Annualisation(365, true, 0);

    /** Exchanges: days on which equity was stated count, 252 make a year. */
    public static final Annualisation EXCHANGE = new Annualisation(252, false, 0);

    /** @throws IllegalArgumentException naming the setting that cannot be */
    public Annualisation {
        if (!(daysPerYear > 0 && Double.isFinite(daysPerYear))) {
            throw new IllegalArgumentException("daysPerYear must be positive, is " + daysPerYear);
        }
        if (!(riskFreeRate > -1 && Double.isFinite(riskFreeRate))) {
            throw new IllegalArgumentException("riskFreeRate must be above -1, is " + riskFreeRate);
        }
    }

    /** What fits the instruments of a run: {@link #ALWAYS_OPEN} as soon as one of them trades on every day of the week. */
    public static Annualisation of(Collection<Session> sessions) {
        boolean daily = sessions.stream().anyMatch(session -> session.days().size() == DayOfWeek.values().length);
        return daily ? ALWAYS_OPEN : EXCHANGE;
    }

    public Annualisation withRiskFreeRate(double rate) {
        return new Annualisation(daysPerYear, everyDay, rate);
    }

    /** The risk-free rate of one day: (1 + rate)^(1 / daysPerYear) − 1. */
    public double dailyRiskFreeRate() {
        return riskFreeRate == 0 ? 0 : StrictMath.pow(1 + riskFreeRate, 1 / daysPerYear) - 1;
    }
}
