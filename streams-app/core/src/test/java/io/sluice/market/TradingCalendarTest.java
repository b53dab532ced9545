package io.sluice.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Timeframe;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TradingCalendarTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    @DisplayName("M-ROLLUP a market that never closes has days of UTC")
    void has_utc_days_without_a_session() {
        assertThat(day(Session.ALWAYS, "2024-03-10T23:59:59.999999Z"))
                .containsExactly("2024-03-10T00:00:00Z", "2024-03-11T00:00:00Z");
    }

    @Test
    @DisplayName(
            "M-ROLLUP a market of 24 hours from 17:00 New York belongs to the day before until then, and has a 23-hour day")
    void has_days_that_begin_in_the_afternoon() {
        Session currencies = new Session(
                NEW_YORK, LocalTime.of(17, 0), LocalTime.of(17, 0), EnumSet.complementOf(EnumSet.of(DayOfWeek.FRIDAY)));
        assertThat(day(currencies, "2024-03-10T20:59:59Z"))
                .containsExactly("2024-03-09T22:00:00Z", "2024-03-10T21:00:00Z");
        assertThat(day(currencies, "2024-03-08T22:00:00Z")).isEmpty();
    }

    @Test
    @DisplayName("M-ROLLUP outside the session and on other days the market is closed")
    void is_closed_outside_the_session() {
        Session stocks = new Session(
                NEW_YORK, LocalTime.of(9, 30), LocalTime.of(16, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        assertThat(day(stocks, "2024-03-11T13:29:59Z")).isEmpty();
        assertThat(day(stocks, "2024-03-11T13:30:00Z")).containsExactly("2024-03-11T13:30:00Z", "2024-03-11T20:00:00Z");
        assertThat(day(stocks, "2024-03-11T20:00:00Z")).isEmpty();
        assertThat(day(stocks, "2024-03-10T15:00:00Z")).isEmpty();
        TradingCalendar calendar = new TradingCalendar(stocks);
        assertThat(calendar.isOpen(micros("2024-03-11T13:30:00Z"))).isTrue();
        assertThat(calendar.isOpen(micros("2024-03-11T20:00:00Z"))).isFalse();
        assertThat(new TradingCalendar(Session.ALWAYS).isOpen(micros("2024-03-10T15:00:00Z")))
                .isTrue();
    }

    @Test
    @DisplayName("M-ROLLUP candles count from the opening, and the last ends with the day")
    void divides_the_day_from_its_opening() {
        TradingDay day = new TradingDay(micros("2024-03-11T13:30:00Z"), micros("2024-03-11T20:00:00Z"));
        long last = day.candleOpen(Timeframe.H4, micros("2024-03-11T19:00:00Z"));
        assertThat(Micros.instant(last)).isEqualTo("2024-03-11T17:30:00Z");
        assertThat(Micros.instant(day.candleClose(Timeframe.H4, last))).isEqualTo("2024-03-11T20:00:00Z");
        assertThat(Micros.instant(day.candleOpen(Timeframe.D1, last))).isEqualTo("2024-03-11T13:30:00Z");
    }

    @Test
    @DisplayName("M-COMPLETE a night is no gap where markets close, a missing candle within the session is")
    void tells_gaps_from_nights() {
        TradingDay tuesday = new TradingDay(micros("2024-03-12T13:30:00Z"), micros("2024-03-12T20:00:00Z"));
        Session stocks = new Session(
                NEW_YORK, LocalTime.of(9, 30), LocalTime.of(16, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        TradingCalendar calendar = new TradingCalendar(stocks);
        long opens = micros("2024-03-12T13:40:00Z");
        assertThat(calendar.isGap(micros("2024-03-11T19:55:00Z"), micros("2024-03-11T20:00:00Z"), opens, tuesday))
                .isFalse();
        assertThat(calendar.isGap(micros("2024-03-12T13:30:00Z"), micros("2024-03-12T13:35:00Z"), opens, tuesday))
                .isTrue();
        assertThat(calendar.isGap(micros("2024-03-12T13:35:00Z"), opens, opens, tuesday))
                .isFalse();
        assertThat(new TradingCalendar(Session.ALWAYS)
                        .isGap(micros("2024-03-11T19:55:00Z"), micros("2024-03-11T20:00:00Z"), opens, tuesday))
                .isTrue();
    }

    private static List<String> day(Session session, String time) {
        return new TradingCalendar(session)
                .dayOf(micros(time)).stream()
                        .flatMap(day -> List.of(day.open(), day.close()).stream())
                        .map(micros -> Micros.instant(micros).toString())
                        .toList();
    }

    private static long micros(String time) {
        return Micros.of(Instant.parse(time));
    }
}
