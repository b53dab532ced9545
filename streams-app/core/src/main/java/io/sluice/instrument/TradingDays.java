package io.sluice.instrument;

import io.sluice.market.Session;
import io.sluice.market.TradingCalendar;
import io.sluice.market.TradingDay;
import java.util.Optional;

/** The trading day of an instant, remembering the last one found: successive candles mostly share it. */
final class TradingDays {
    private final TradingCalendar calendar;
    private Optional<TradingDay> latest = Optional.empty();

    TradingDays(Session session) {
        calendar = new TradingCalendar(session);
    }

    /** Empty while the market is closed. */
    Optional<TradingDay> of(long time) {
        if (latest.isEmpty() || !latest.get().contains(time)) {
            latest = calendar.dayOf(time);
        }
        return latest;
    }

    /** The trading day of a candle that passed quality, which always has one. */
    TradingDay ofCandle(long opens) {
        return of(opens).orElseThrow(() -> new IllegalStateException("no trading day at " + opens));
    }

    /** See {@link TradingCalendar#isGap}. */
    boolean isGap(long lastOpen, long lastClose, long open) {
        return lastClose != open && calendar.isGap(lastOpen, lastClose, open, ofCandle(open));
    }
}
