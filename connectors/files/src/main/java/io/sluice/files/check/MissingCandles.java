package io.sluice.files.check;

import io.sluice.market.Session;
import io.sluice.market.Timeframes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * Counts the candles that belong into a stretch without any.
 *
 * @param grid where candles begin and end
 * @param session when the instrument trades; {@link Session#ALWAYS} where that is not known
 */
public record MissingCandles(CandleGrid grid, Session session) {

    /** Candles of the session that would begin in [from, to); both are on the grid. Takes time by the days between. */
    public long between(Instant from, Instant to) {
        long step = Timeframes.length(grid.timeframe()).toSeconds();
        if (session.neverCloses()) {
            return Math.round(seconds(from, to) / (double) step);
        }
        long missing = 0;
        LocalDate last = to.atZone(session.zone()).toLocalDate();
        for (LocalDate day = from.atZone(session.zone()).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (session.days().contains(day.getDayOfWeek())) {
                missing += onDay(day, from, to, step);
            }
        }
        return missing;
    }

    private long onDay(LocalDate day, Instant from, Instant to, long step) {
        ZonedDateTime opens = day.atTime(session.opens()).atZone(session.zone());
        boolean untilMidnight = !session.closes().isAfter(session.opens());
        ZonedDateTime closes = untilMidnight
                ? day.plusDays(1).atTime(session.closes()).atZone(session.zone())
                : day.atTime(session.closes()).atZone(session.zone());
        Instant first = later(opens.toInstant(), from);
        Instant end = closes.toInstant().isBefore(to) ? closes.toInstant() : to;
        if (!first.isBefore(end)) {
            return 0;
        }
        long intoCandle = first.atZone(grid.zone()).toLocalTime().toSecondOfDay() % step;
        return Math.ceilDiv(seconds(first, end) + intoCandle, step);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
