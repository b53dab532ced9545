package io.sluice.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Finds the trading day of an instant. Days follow the local time of the market, so that daylight saving moves them with
 * it. Holidays and early closes are not known here: a day without candles is simply a day without candles.
 */
public final class TradingCalendar {
    private final Session session;

    public TradingCalendar(Session session) {
        this.session = session;
    }

    /** The session open at that microsecond, empty while the market is closed. */
    public Optional<TradingDay> dayOf(long time) {
        Instant instant = Micros.instant(time);
        LocalDate date = instant.atZone(session.zone()).toLocalDate();
        if (time < startOf(date)) {
            date = date.minusDays(1);
        }
        if (!session.opensOn(date)) {
            return Optional.empty();
        }
        TradingDay day = new TradingDay(startOf(date), endOf(date));
        return day.contains(time) ? Optional.of(day) : Optional.empty();
    }

    /** Whether a session is open at that microsecond. */
    public boolean isOpen(long time) {
        return session.neverCloses() || dayOf(time).isPresent();
    }

    /**
     * Whether candles are missing between one that closed and the next that opens. In a market that never closes every
     * pause is a gap; elsewhere only a pause inside one session, because nights, weekends and holidays are none.
     *
     * @param lastOpen when the earlier candle opened
     * @param lastClose when the earlier candle closed
     * @param open when the later candle opens
     * @param day trading day of the later candle
     */
    public boolean isGap(long lastOpen, long lastClose, long open, TradingDay day) {
        return lastClose != open && (session.neverCloses() || lastOpen >= day.open());
    }

    private long startOf(LocalDate date) {
        return Micros.of(date.atTime(session.opens()).atZone(session.zone()).toInstant());
    }

    private long endOf(LocalDate date) {
        LocalDate last = session.closes().isAfter(session.opens()) ? date : date.plusDays(1);
        return Micros.of(last.atTime(session.closes()).atZone(session.zone()).toInstant());
    }
}
