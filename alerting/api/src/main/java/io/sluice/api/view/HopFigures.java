package io.sluice.api.view;

/**
 * What a hop takes.
 *
 * @param hop which
 * @param taken since the start
 */
public record HopFigures(Hop hop, Quantiles taken) {}
