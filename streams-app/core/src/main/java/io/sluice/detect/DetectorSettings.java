package io.sluice.detect;

import io.sluice.indicator.IndicatorSet;

/**
 * Typed settings of one kind of detector; immutable, validated when made. Equal settings make detectors that say the same:
 * what they print is part of the identity of a run. Records of numbers, text and enums are all that.
 */
public interface DetectorSettings {
    /** Name of the detector in the catalogue, for example {@code breakout}. */
    String name();

    /**
     * A detector that has seen nothing, and that shares the indicators it needs with others of its timeframe. The set answers
     * only until this returns.
     */
    Detector detector(IndicatorSet indicators);
}
