package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.value.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CapitalCheckTest extends CheckTest {
    @Test
    @DisplayName("R-CAPITAL lets an entry pass whose margin and stop risk are exactly what is free")
    void passes_when_exactly_everything_is_free_that_is_required() {
        account.balance = Money.of("1000");
        account.openStopRisk = Money.of("200");
        assertThat(answer("R-CAPITAL", entry().margin("700").stopRisk("50")))
                .isEqualTo("PASS R-CAPITAL free=750 required=750");
    }

    @Test
    @DisplayName("R-CAPITAL rejects an entry one cent beyond the free capital, and says by how much")
    void rejects_one_cent_beyond_the_free_capital() {
        account.balance = Money.of("1000");
        account.openStopRisk = Money.of("200");
        assertThat(answer("R-CAPITAL", entry().margin("700").stopRisk("50.01")))
                .isEqualTo("REJECT R-CAPITAL free=749.99 required=750.01");
    }

    @Test
    @DisplayName("R-CAPITAL never refuses an exit, which only frees capital")
    void lets_an_exit_pass_when_nothing_is_free() {
        account.balance = Money.of("100");
        account.openStopRisk = Money.of("200");
        assertThat(answer("R-CAPITAL", entry().reduceOnly())).isEqualTo("PASS R-CAPITAL free=-100 required=0");
    }
}
