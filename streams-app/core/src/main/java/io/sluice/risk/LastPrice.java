package io.sluice.risk;

import io.sluice.value.Price;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is last known of an instrument's market.
 *
 * @param price close of the last candle, quote currency
 * @param atr average true range, quote currency; null while it warms up
 * @param time close time of that candle
 */
public record LastPrice(Price price, @Nullable BigDecimal atr, Instant time) {}
