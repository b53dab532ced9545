package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.Session;
import io.sluice.value.Price;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradableCheckTest extends CheckTest {
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    @Test
    @DisplayName("R-TRADABLE a mark of 10 minutes and a signal of 5 are still fresh")
    void passes_at_the_limits() {
        account.lastPrice = aged(Duration.ofMinutes(10));
        assertThat(answer("R-TRADABLE", entry().signalTime(TestAccount.NOW.minus(Duration.ofMinutes(5)))))
                .isEqualTo("PASS R-TRADABLE markAge=600 maxMarkAge=600 signalAge=300 maxSignalAge=300");
    }

    @Test
    @DisplayName("R-TRADABLE a second more of either is stale")
    void rejects_what_is_a_second_too_old() {
        assertThat(answer("R-TRADABLE", entry().signalTime(TestAccount.NOW.minusSeconds(301))))
                .isEqualTo("REJECT R-TRADABLE markAge=0 maxMarkAge=600 signalAge=301 maxSignalAge=300");
        account.lastPrice = aged(Duration.ofSeconds(601));
        assertThat(answer("R-TRADABLE", entry()))
                .isEqualTo("REJECT R-TRADABLE markAge=601 maxMarkAge=600 signalAge=0 maxSignalAge=300");
    }

    @Test
    @DisplayName("R-TRADABLE without a mark nothing is opened")
    void rejects_without_a_mark() {
        account.lastPrice = null;
        assertThat(answer("R-TRADABLE", entry())).isEqualTo("REJECT R-TRADABLE (no mark for PAPER:BTCUSD)");
    }

    @Test
    @DisplayName("R-TRADABLE a signal of the future is no signal")
    void rejects_a_signal_of_the_future() {
        assertThat(answer("R-TRADABLE", entry().signalTime(TestAccount.NOW.plusNanos(1_000))))
                .isEqualTo("REJECT R-TRADABLE markAge=0 maxMarkAge=600 signalAge=-0.000001 maxSignalAge=300");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2024-03-08T14:29:59.999999Z, REJECT",
        "2024-03-08T14:30:00Z, PASS",
        "2024-03-08T20:59:59.999999Z, PASS",
        "2024-03-08T21:00:00Z, REJECT",
        "2024-03-09T15:00:00Z, REJECT",
        "2024-03-11T13:29:59.999999Z, REJECT",
        "2024-03-11T13:30:00Z, PASS"
    })
    @DisplayName("R-TRADABLE nothing is traded while the market is closed; its hours move with daylight saving")
    void rejects_while_the_market_is_closed(Instant now, String outcome) {
        Session session =
                new Session(ZoneId.of("America/New_York"), LocalTime.of(9, 30), LocalTime.of(16, 0), WEEKDAYS);
        account.definition = TestInstruments.coin(TestAccount.BTC, session);
        account.now = now;
        account.lastPrice = new LastPrice(Price.of("1000"), BigDecimal.TEN, now);
        String closed = outcome.equals("PASS") ? "" : " (the market is closed)";
        assertThat(answer("R-TRADABLE", entry().signalTime(now)))
                .isEqualTo(outcome + " R-TRADABLE markAge=0 maxMarkAge=600 signalAge=0 maxSignalAge=300" + closed);
    }

    @Test
    @DisplayName("R-TRADABLE an instrument without a definition has no hours in which it could be traded")
    void rejects_without_a_definition() {
        account.definition = null;
        assertThat(answer("R-TRADABLE", entry())).isEqualTo("REJECT R-TRADABLE (no definition of PAPER:BTCUSD)");
    }

    @Test
    @DisplayName("R-TRADABLE is asked of whatever a signal causes; operators and protection are the venue's to refuse")
    void is_for_signals() {
        account.lastPrice = aged(Duration.ofSeconds(601));
        assertThat(answer("R-TRADABLE", entry().reduceOnly()))
                .isEqualTo("REJECT R-TRADABLE markAge=601 maxMarkAge=600 signalAge=0 maxSignalAge=300");
        assertThat(answer("R-TRADABLE", entry().reduceOnly().signalTime(null))).isEqualTo("NOT_APPLICABLE R-TRADABLE");
    }

    private static LastPrice aged(Duration age) {
        return new LastPrice(Price.of("1000"), BigDecimal.TEN, TestAccount.NOW.minus(age));
    }
}
