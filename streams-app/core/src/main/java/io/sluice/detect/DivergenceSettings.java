package io.sluice.detect;

import io.sluice.indicator.IndicatorSet;
import io.sluice.indicator.Periods;

/**
 * Settings of D-DIV.
 *
 * @param rsiPeriod period of the relative strength index, 2 to 1000
 * @param strength candles on each side of a swing that must not go beyond it, 1 to 20; it is known that many candles later
 * @param maxApart candles between the two swings at most, 2 to 1000
 * @param minRsiDifference points of RSI by which the swings must differ at least, 0 to 50
 */
public record DivergenceSettings(int rsiPeriod, int strength, int maxApart, double minRsiDifference)
        implements DetectorSettings {
    public static final String NAME = "divergence";

    public static final DivergenceSettings DEFAULTS = new DivergenceSettings(14, 3, 60, 2.0);

    /** @throws IllegalArgumentException naming the field and the value that cannot be */
    public DivergenceSettings {
        Checks.within(NAME, "rsiPeriod", rsiPeriod, 2, Periods.LONGEST);
        Checks.within(NAME, "strength", strength, 1, 20);
        Checks.within(NAME, "maxApart", maxApart, 2, Periods.LONGEST);
        Checks.within(NAME, "minRsiDifference", minRsiDifference, 0, 50);
    }

    static DivergenceSettings of(Parameters parameters) {
        return new DivergenceSettings(
                parameters.integer("rsiPeriod", DEFAULTS.rsiPeriod),
                parameters.integer("strength", DEFAULTS.strength),
                parameters.integer("maxApart", DEFAULTS.maxApart),
                parameters.decimal("minRsiDifference", DEFAULTS.minRsiDifference));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Detector detector(IndicatorSet indicators) {
        return new Divergence(this, indicators);
    }
}
