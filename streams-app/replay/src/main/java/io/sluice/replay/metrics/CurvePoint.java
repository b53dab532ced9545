package io.sluice.replay.metrics;

import java.time.Instant;

/**
 * A point of the equity curve, standing for the instants since the point before it.
 *
 * @param time last of those instants
 * @param equity equity at that instant, account currency
 * @param drawdown deepest point of those instants below the highest equity so far, a fraction of that, 0 or more
 */
public record CurvePoint(Instant time, double equity, double drawdown) {}
