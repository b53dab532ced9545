package io.sluice.replay.metrics;

import java.time.LocalDate;

/**
 * One UTC day on which equity was stated.
 *
 * @param equity last equity of the day, account currency
 * @param drawdown deepest point of the day below the highest equity so far, a fraction of that, 0 or more
 */
public record EquityDay(LocalDate day, double equity, double drawdown) {}
