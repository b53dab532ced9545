package io.sluice.api.view;

/**
 * What a hop takes.
 *
 * @param hop which
 * @param p50Millis median of the last measurements, milliseconds
 * @param p99Millis milliseconds that one in a hundred of them exceeds
 * @param count measurements since the start
 */
public record HopFigures(Hop hop, double p50Millis, double p99Millis, long count) {}
