package io.sluice.replay.metrics;

import java.util.SortedMap;

/**
 * What the risk gate answered.
 *
 * @param approved number of approved decisions, exits included
 * @param rejected number of rejected decisions
 * @param rejectedBy number of decisions each code rejected; a decision that several codes rejected counts for each
 */
public record DecisionFigures(int approved, int rejected, SortedMap<String, Integer> rejectedBy) {}
