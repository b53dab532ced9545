package io.sluice.delivery.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.Session;
import io.sluice.schemas.Alert;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SilenceFoldTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Instant FRIDAY = Instant.parse("2026-03-06T15:00:00Z");
    /** Ten to six in New York, on weekdays: 15:00 to 23:00 UTC in winter. */
    private static final Session NEW_YORK = new Session(
            ZoneId.of("America/New_York"),
            LocalTime.of(10, 0),
            LocalTime.of(18, 0),
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    private static SilenceFold fold(Session... sessions) {
        List<Market> markets = new ArrayList<>();
        for (Session each : sessions) {
            markets.add(new Market("M" + markets.size(), each));
        }
        return new SilenceFold(markets, PATIENCE, FRIDAY);
    }

    private static List<String> minutes(SilenceFold fold, Instant from, int count) {
        List<String> told = new ArrayList<>();
        for (int minute = 0; minute < count; minute++) {
            Instant now = from.plus(Duration.ofMinutes(minute));
            fold.tick(now).ifPresent(alert -> told.add(now + " " + alert.getText()));
        }
        return told;
    }

    @Test
    @DisplayName(
            "N-RECEIPTS a market that never closes falls silent: one critical SILENCE alert, another for the next silence")
    void tells_each_silence_once() {
        SilenceFold fold = fold(Session.ALWAYS);
        fold.heard("BITSTAMP:BTCUSD", FRIDAY);
        assertThat(minutes(fold, FRIDAY, 60))
                .containsExactly(
                        "2026-03-06T15:05:00Z Nothing has come in from any open market for PT5M. The last was heard"
                                + " of BITSTAMP:BTCUSD at 2026-03-06T15:00:00Z.");
        fold.heard("BITSTAMP:BTCUSD", FRIDAY.plus(Duration.ofHours(1)));
        Instant later = FRIDAY.plus(Duration.ofMinutes(65));
        Alert alert = fold.tick(later).orElseThrow();
        assertThat(alert.getKind() + " " + alert.getSeverity() + " " + alert.getCode())
                .isEqualTo("SILENCE CRITICAL N-SILENCE");
        assertThat(alert.getTime()).isEqualTo(later);
    }

    @Test
    @DisplayName("N-RECEIPTS nothing at all since the start is told, too")
    void tells_when_nothing_ever_came() {
        assertThat(minutes(fold(Session.ALWAYS, Session.ALWAYS), FRIDAY, 60))
                .containsExactly(
                        "2026-03-06T15:05:00Z Nothing has come in since the start PT5M ago, though 2 markets are"
                                + " open.");
    }

    @Test
    @DisplayName(
            "N-RECEIPTS a closed market is quiet: no alert at night and over the weekend, patience anew at the opening")
    void quiet_markets_do_not_cry_wolf() {
        SilenceFold fold = fold(NEW_YORK);
        Instant close = Instant.parse("2026-03-06T23:00:00Z");
        fold.heard("M0", close.minusSeconds(60));
        int weekend = (int) Duration.ofHours(63).toMinutes();
        assertThat(minutes(fold, close, weekend)).as("to Monday 14:00 UTC").isEmpty();
        Instant opening = Instant.parse("2026-03-09T14:00:00Z");
        assertThat(minutes(fold, opening, 60))
                .as("daylight saving began on Sunday, so New York opens at 14:00 UTC")
                .hasSize(1)
                .first()
                .asString()
                .startsWith("2026-03-09T14:05:00Z");
    }

    @Test
    @DisplayName("N-RECEIPTS as long as anything comes in there is no silence")
    void anything_that_comes_in_is_a_sign_of_life() {
        SilenceFold fold = fold(Session.ALWAYS, NEW_YORK);
        List<String> told = new ArrayList<>();
        for (int minute = 0; minute < 1_000; minute += 4) {
            Instant now = FRIDAY.plus(Duration.ofMinutes(minute));
            told.addAll(minutes(fold, now, 4));
            fold.heard("M0", now.plus(Duration.ofMinutes(4)));
        }
        assertThat(told).isEmpty();
    }
}
