package io.sluice.instrument;

import io.sluice.detect.DetectorSettings;
import io.sluice.schemas.Timeframe;

/**
 * A detector that is switched on.
 *
 * @param timeframe candles it looks at: the base timeframe or one that is rolled up
 * @param settings which detector, and how it is set
 */
public record EnabledDetector(Timeframe timeframe, DetectorSettings settings) {}
