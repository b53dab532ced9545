package io.sluice.risk;

import java.time.Instant;

/**
 * The funding rate that is last known of a perpetual future.
 *
 * @param rate fraction of the value held, for one funding period: when positive, long pays short
 * @param time account time at which it was told
 */
public record FundingQuote(double rate, Instant time) {}
