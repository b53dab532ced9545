package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.value.Price;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TradableCheckTest extends CheckTest {
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
    @DisplayName("R-TRADABLE is asked of entries only")
    void is_for_entries_only() {
        assertOnlyForEntries("R-TRADABLE");
    }

    private static LastPrice aged(Duration age) {
        return new LastPrice(Price.of("1000"), BigDecimal.TEN, TestAccount.NOW.minus(age));
    }
}
