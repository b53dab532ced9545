package io.sluice.files.check;

import io.sluice.market.Micros;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.time.Instant;
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
    private static final long SECONDS_AN_HOUR = 3_600;
    private static final long SECONDS_A_DAY = 86_400;

    /** True when a candle may begin here. Told by arithmetic, because it is asked of every row. */
    public boolean aligned(Instant openTime) {
        long wallSeconds =
                openTime.getEpochSecond() + zone.getRules().getOffset(openTime).getTotalSeconds();
        long intoDay = Math.floorMod(wallSeconds, SECONDS_A_DAY);
        return openTime.getNano() == 0 && intoDay % lengthSeconds() == 0;
    }

    /** First instant after the candle that begins here. */
    public Instant closeTime(Instant openTime) {
        long length = lengthSeconds();
        if (length <= SECONDS_AN_HOUR || zone.getRules().isFixedOffset()) {
            return openTime.plusSeconds(length);
        }
        return ZonedDateTime.ofInstant(openTime, zone)
                .toLocalDateTime()
                .plusSeconds(length)
                .atZone(zone)
                .toInstant();
    }

    private long lengthSeconds() {
        return Timeframes.lengthMicros(timeframe) / Micros.PER_SECOND;
    }
}
