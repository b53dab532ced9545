package io.sluice.detect;

import io.sluice.indicator.IndicatorSet;

/** Typed settings of one kind of detector; immutable, validated when made. */
public interface DetectorSettings {
    /** Name of the detector in the catalogue, for example {@code breakout}. */
    String name();

    /** A detector that has seen nothing, and that shares the indicators it needs with others of its timeframe. */
    Detector detector(IndicatorSet indicators);
}
