package io.sluice.replay.metrics;

import java.util.List;
import java.util.stream.DoubleStream;

/** What equity gained from day to day, as fractions. */
public final class DailyReturns {
    private DailyReturns() {}

    /**
     * Returns of UTC days, each against the last equity of the day before, the first one against the equity at the start.
     * Days without equity count as {@link Annualisation#everyDay} says. Parts of days at both ends count as days.
     *
     * @param start equity before the first day, positive
     * @param days in ascending order
     * @return empty where any day but the last ended at zero or below: what follows is a fraction of nothing
     */
    public static double[] of(double start, List<EquityDay> days, Annualisation year) {
        DoubleStream.Builder returns = DoubleStream.builder();
        double before = start;
        for (int i = 0; i < days.size(); i++) {
            if (before <= 0) {
                return new double[0];
            }
            if (year.everyDay() && i > 0) {
                DoubleStream.generate(() -> 0).limit(missing(days, i)).forEach(returns);
            }
            returns.add((days.get(i).equity() - before) / before);
            before = days.get(i).equity();
        }
        return returns.build().toArray();
    }

    private static long missing(List<EquityDay> days, int i) {
        return days.get(i).day().toEpochDay() - days.get(i - 1).day().toEpochDay() - 1;
    }
}
