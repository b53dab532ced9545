package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.BreakerState;
import io.sluice.value.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BreakerCheckTest extends CheckTest {
    @Test
    @DisplayName("R-BREAKER passes one cent above −3 % of the week and −3.1 % of the day")
    void passes_one_cent_above_the_limits() {
        account.equity = Money.of("9700.01");
        account.dayPeak = Money.of("10010.32");
        assertThat(answer("R-BREAKER", entry()))
                .isEqualTo("PASS R-BREAKER equity=9700.01 weekStart=10000 dayPeak=10010.32");
    }

    @Test
    @DisplayName("R-BREAKER rejects at −3 % of the week, whatever the remembered state is")
    void rejects_at_the_week_loss() {
        account.equity = Money.of("9700");
        assertThat(answer("R-BREAKER", entry()))
                .isEqualTo("REJECT R-BREAKER equity=9700 weekStart=10000 dayPeak=10000 (TRIPPED_WEEK_LOSS)");
    }

    @Test
    @DisplayName("R-BREAKER rejects at −3.1 % from the day's peak")
    void rejects_at_the_day_drawdown() {
        account.equity = Money.of("9883.8");
        account.dayPeak = Money.of("10200");
        assertThat(answer("R-BREAKER", entry()))
                .isEqualTo("REJECT R-BREAKER equity=9883.8 weekStart=10000 dayPeak=10200 (TRIPPED_DAY_DRAWDOWN)");
    }

    @Test
    @DisplayName("R-BREAKER stays tripped when equity has recovered")
    void rejects_while_tripped() {
        account.breaker = BreakerState.TRIPPED_WEEK_LOSS;
        assertThat(answer("R-BREAKER", entry()))
                .isEqualTo("REJECT R-BREAKER equity=10000 weekStart=10000 dayPeak=10000 (TRIPPED_WEEK_LOSS)");
    }

    @Test
    @DisplayName("R-BREAKER is asked of entries only")
    void is_for_entries_only() {
        assertOnlyForEntries("R-BREAKER");
    }
}
