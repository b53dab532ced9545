package io.sluice.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When an instrument trades, in the local time of its market, so that daylight saving moves it as the market moves.
 *
 * @param zone time zone of the market
 * @param opens first local time of a trading day, inclusive
 * @param closes first local time after trading, exclusive; equal to {@code opens} for a market that never closes
 * @param days local days on which a session opens
 * @param lastDay last local day on which a session opens, as of a future that expires; null for one that has none
 */
public record Session(
        ZoneId zone,
        LocalTime opens,
        LocalTime closes,
        Set<DayOfWeek> days,
        @Nullable LocalDate lastDay) {
    /** Trades always; days begin at midnight UTC. */
    public static final Session ALWAYS =
            new Session(ZoneOffset.UTC, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, EnumSet.allOf(DayOfWeek.class));

    /** @throws IllegalArgumentException when there is no trading day, or the session ends before it begins */
    public Session {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a session needs at least one trading day");
        }
        if (closes.isBefore(opens) && !closes.equals(LocalTime.MIDNIGHT)) {
            throw new IllegalArgumentException("session closes (" + closes + ") before it opens (" + opens
                    + "); choose the zone so that it does not cross midnight");
        }
    }

    /** Of something that never expires. */
    public Session(ZoneId zone, LocalTime opens, LocalTime closes, Set<DayOfWeek> days) {
        this(zone, opens, closes, days, null);
    }

    /** Whether a session opens on that local day. */
    public boolean opensOn(LocalDate date) {
        return days.contains(date.getDayOfWeek()) && (lastDay == null || !date.isAfter(lastDay));
    }

    /** True for a market without pauses and without an end. */
    public boolean neverCloses() {
        return lastDay == null && opens.equals(closes) && days.size() == DayOfWeek.values().length;
    }
}
