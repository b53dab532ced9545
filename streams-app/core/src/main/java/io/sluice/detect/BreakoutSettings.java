package io.sluice.detect;

import io.sluice.indicator.IndicatorSet;
import io.sluice.indicator.Periods;

/**
 * Settings of D-BREAK.
 *
 * @param window candles that form support and resistance, 2 to 1000
 * @param minVolumeRatio volume of the breaking candle over the average of the window, at least, 0 to 100
 */
public record BreakoutSettings(int window, double minVolumeRatio) implements DetectorSettings {
    public static final String NAME = "breakout";

    public static final BreakoutSettings DEFAULTS = new BreakoutSettings(20, 1.5);

    /** @throws IllegalArgumentException naming the field and the value that cannot be */
    public BreakoutSettings {
        Checks.within(NAME, "window", window, 2, Periods.LONGEST);
        Checks.within(NAME, "minVolumeRatio", minVolumeRatio, 0, 100);
    }

    static BreakoutSettings of(Parameters parameters) {
        return new BreakoutSettings(
                parameters.integer("window", DEFAULTS.window),
                parameters.decimal("minVolumeRatio", DEFAULTS.minVolumeRatio));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Detector detector(IndicatorSet indicators) {
        return new Breakout(this, indicators);
    }
}
