package io.sluice.risk;

import static io.sluice.risk.TestAccount.NOW;
import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.value.Money;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiquidationCheckTest extends CheckTest {
    private static final String CODE = "R-LIQUIDATION";

    @Test
    @DisplayName("R-LIQUIDATION a venue that tells no margin is not asked, nor are exits")
    void is_asked_where_a_margin_is_told() {
        assertThat(answer(CODE, entry())).isEqualTo("NOT_APPLICABLE R-LIQUIDATION (the venue tells no margin)");
        assertOnlyForEntries(CODE);
    }

    @Test
    @DisplayName("R-LIQUIDATION 90 % of the margin balance may be required, and no more")
    void the_ratio_is_bounded() {
        told("900", "1000", NOW);
        assertThat(answer(CODE, entry()))
                .isEqualTo("PASS R-LIQUIDATION ratio=0.9 max=0.9 required=900 balance=1000 age=0");
        told("900.000000001", "1000", NOW);
        assertThat(answer(CODE, entry()))
                .isEqualTo("REJECT R-LIQUIDATION ratio=0.90000001 max=0.9 required=900.000000001 balance=1000 age=0");
        told("0", "0", NOW);
        assertThat(answer(CODE, entry())).startsWith("PASS R-LIQUIDATION ratio=0 ");
    }

    @Test
    @DisplayName("R-LIQUIDATION something required of a balance that is gone is beyond every limit")
    void a_balance_that_is_gone_is_beyond() {
        told("1", "0", NOW);
        assertThat(answer(CODE, entry())).startsWith("REJECT R-LIQUIDATION ratio=1 ");
        told("1", "-5", NOW);
        assertThat(answer(CODE, entry())).startsWith("REJECT R-LIQUIDATION ratio=1 ");
        told("0", "-5", NOW);
        assertThat(answer(CODE, entry())).startsWith("PASS");
    }

    @Test
    @DisplayName("R-LIQUIDATION what the venue said more than an hour and a half ago is a rejection")
    void an_old_word_is_a_rejection() {
        told("1", "1000", NOW.minus(Duration.ofMinutes(90)));
        assertThat(answer(CODE, entry())).startsWith("PASS");
        told("1", "1000", NOW.minus(Duration.ofMinutes(90)).minusMillis(1));
        assertThat(answer(CODE, entry()))
                .isEqualTo("REJECT R-LIQUIDATION ratio=0.001 max=0.9 required=1 balance=1000 age=5400.001"
                        + " (what the venue said of the margin is stale)");
    }

    private void told(String required, String balance, Instant time) {
        account.margin = new MarginUse(Money.of(required), Money.of(balance), time);
    }
}
