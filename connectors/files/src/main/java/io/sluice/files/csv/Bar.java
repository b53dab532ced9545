package io.sluice.files.csv;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row as the file gives it: read, not yet judged.
 *
 * @param openTime first instant (UTC)
 * @param lastInstant last instant (UTC, inclusive) where the format has it; Binance's close time
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume base units, or ticks where the file has nothing better
 * @param quoteVolume traded value where the format has it
 * @param tradeCount trades or ticks where the format has them
 */
public record Bar(
        Instant openTime,
        @Nullable Instant lastInstant,
        double open,
        double high,
        double low,
        double close,
        double volume,
        @Nullable Double quoteVolume,
        @Nullable Long tradeCount) {}
