package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FundingCheckTest extends CheckTest {
    @Test
    @DisplayName("R-FUNDING is not asked of what has no funding, nor of exits")
    void is_asked_of_perpetuals_alone() {
        assertThat(answer("R-FUNDING", entry())).isEqualTo("NOT_APPLICABLE R-FUNDING");
        account.definition = TestInstruments.perpetual(TestAccount.BTC, Duration.ofHours(8));
        assertOnlyForEntries("R-FUNDING");
    }

    @Test
    @DisplayName(
            "R-FUNDING 2 % a year may be paid or received and no more: the period's rate × 1,095 periods of 8 hours")
    void the_annual_rate_is_bounded_either_way() {
        account.definition = TestInstruments.perpetual(TestAccount.BTC, Duration.ofDays(73));
        account.funding = new FundingQuote(0.004, TestAccount.NOW);
        assertThat(answer("R-FUNDING", entry())).isEqualTo("PASS R-FUNDING rate=0.004 annual=0.02 max=0.02 age=0");
        account.funding = new FundingQuote(-0.004, TestAccount.NOW);
        assertThat(answer("R-FUNDING", entry())).startsWith("PASS");
        account.funding = new FundingQuote(0.0040001, TestAccount.NOW);
        assertThat(answer("R-FUNDING", entry()))
                .isEqualTo("REJECT R-FUNDING rate=0.0040001 annual=0.0200005 max=0.02 age=0");
        account.definition = TestInstruments.perpetual(TestAccount.BTC, Duration.ofHours(8));
        account.funding = new FundingQuote(-0.0001, TestAccount.NOW);
        assertThat(answer("R-FUNDING", entry()))
                .isEqualTo("REJECT R-FUNDING rate=-0.0001 annual=-0.1095 max=0.02 age=0");
    }

    @Test
    @DisplayName("R-FUNDING a rate that is missing or older than a period is a rejection")
    void what_is_missing_or_stale_is_a_rejection() {
        account.definition = TestInstruments.perpetual(TestAccount.BTC, Duration.ofHours(8));
        assertThat(answer("R-FUNDING", entry())).isEqualTo("REJECT R-FUNDING (no funding rate of PAPER:BTCUSD)");
        account.funding = new FundingQuote(0, TestAccount.NOW.minus(Duration.ofHours(8)));
        assertThat(answer("R-FUNDING", entry())).startsWith("PASS");
        account.funding =
                new FundingQuote(0, TestAccount.NOW.minus(Duration.ofHours(8)).minusMillis(1));
        assertThat(answer("R-FUNDING", entry()))
                .isEqualTo("REJECT R-FUNDING rate=0 annual=0 max=0.02 age=28800.001 (the funding rate is stale)");
    }
}
