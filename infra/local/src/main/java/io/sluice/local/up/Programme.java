package io.sluice.local.up;

import io.sluice.files.CandleSource;

/**
 * What is played, and how.
 *
 * @param source the history
 * @param speed how fast
 * @param fullSpeedSteps number of first steps that are not held back, so that indicators are warm when people look
 */
public record Programme(CandleSource source, Speed speed, int fullSpeedSteps) {}
