package io.sluice.detect;

import io.sluice.indicator.IndicatorSet;

/**
 * Settings of D-ENGULF.
 *
 * @param minBodyAtr smallest body of the engulfing candle, in average true ranges, 0 to 10: without it every
 *     eighth candle of a liquid market engulfs the one before
 */
public record EngulfingSettings(double minBodyAtr) implements DetectorSettings {
    public static final String NAME = "engulfing";

    public static final EngulfingSettings DEFAULTS = new EngulfingSettings(1.0);

    /** @throws IllegalArgumentException naming the field and the value that cannot be */
    public EngulfingSettings {
        Checks.within(NAME, "minBodyAtr", minBodyAtr, 0, 10);
    }

    static EngulfingSettings of(Parameters parameters) {
        return new EngulfingSettings(parameters.decimal("minBodyAtr", DEFAULTS.minBodyAtr));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Detector detector(IndicatorSet indicators) {
        return new Engulfing(this, indicators);
    }
}
