package io.sluice.files.check;

import java.time.Instant;

/**
 * A stretch of time for which an instrument has no candles though it trades, or may trade.
 *
 * @param instrument instrument as VENUE:SYMBOL
 * @param from close time of the candle before (UTC)
 * @param to open time of the candle after (UTC)
 * @param missing candles that belong between, positive; only those inside its session when that is known
 */
public record Gap(String instrument, Instant from, Instant to, long missing) {}
