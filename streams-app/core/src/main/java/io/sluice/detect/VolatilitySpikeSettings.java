package io.sluice.detect;

import io.sluice.indicator.IndicatorSet;
import io.sluice.indicator.Periods;

/**
 * Settings of D-VOL.
 *
 * @param window returns the z-score looks at, 3 to 1000
 * @param threshold standard deviations a return must be away from the mean, 0.5 to 10
 */
public record VolatilitySpikeSettings(int window, double threshold) implements DetectorSettings {
    public static final String NAME = "volatility-spike";

    public static final VolatilitySpikeSettings DEFAULTS = new VolatilitySpikeSettings(20, 2.0);

    /** @throws IllegalArgumentException naming the field and the value that cannot be */
    public VolatilitySpikeSettings {
        Checks.within(NAME, "window", window, 3, Periods.LONGEST);
        Checks.within(NAME, "threshold", threshold, 0.5, 10);
    }

    static VolatilitySpikeSettings of(Parameters parameters) {
        return new VolatilitySpikeSettings(
                parameters.integer("window", DEFAULTS.window), parameters.decimal("threshold", DEFAULTS.threshold));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Detector detector(IndicatorSet indicators) {
        return new VolatilitySpike(this, indicators);
    }
}
