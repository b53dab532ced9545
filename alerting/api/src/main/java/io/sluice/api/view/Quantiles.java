package io.sluice.api.view;

/**
 * What something takes.
 *
 * @param p50Millis median of the latest measurements, milliseconds; 0 where there are none
 * @param p99Millis milliseconds that one in a hundred of them exceeds
 * @param count all measurements
 */
public record Quantiles(double p50Millis, double p99Millis, long count) {}
