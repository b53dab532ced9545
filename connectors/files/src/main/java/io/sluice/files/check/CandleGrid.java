package io.sluice.files.check;

import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Where candles of one timeframe begin and end. They begin at whole multiples of the timeframe after local midnight of
 * the zone: UTC for exchanges, the server's zone for MetaTrader. Candles of four hours and days end by the wall clock,
 * so that a day in which clocks change has 23 or 25 hours.
 *
 * @param timeframe length of the candles
 * @param zone zone whose midnight they are aligned to
 */
public record CandleGrid(Timeframe timeframe, ZoneId zone) {

    /** True when a candle may begin here. */
    public boolean aligned(Instant openTime) {
        LocalTime time = LocalDateTime.ofInstant(openTime, zone).toLocalTime();
        return time.toNanoOfDay() % Timeframes.length(timeframe).toNanos() == 0;
    }

    /** First instant after the candle that begins here. */
    public Instant closeTime(Instant openTime) {
        Duration length = Timeframes.length(timeframe);
        boolean wallClock =
                length.compareTo(Duration.ofHours(1)) > 0 && !zone.getRules().isFixedOffset();
        if (!wallClock) {
            return openTime.plus(length);
        }
        return ZonedDateTime.ofInstant(openTime, zone)
                .toLocalDateTime()
                .plus(length)
                .atZone(zone)
                .toInstant();
    }
}
