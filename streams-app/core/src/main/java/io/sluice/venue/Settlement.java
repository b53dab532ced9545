package io.sluice.venue;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One instant at which the holders of a perpetual future pay each other.
 *
 * @param rate funding rate, a fraction of the value held; when positive, long pays short
 */
record Settlement(Instant time, BigDecimal rate) {}
