package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PositionsCheckTest extends CheckTest {
    @Test
    @DisplayName("R-POSITIONS lets the fourth position pass")
    void passes_the_fourth() {
        account.openPositions = 3;
        assertThat(answer("R-POSITIONS", entry())).isEqualTo("PASS R-POSITIONS open=3 max=4");
    }

    @Test
    @DisplayName("R-POSITIONS rejects the fifth")
    void rejects_the_fifth() {
        account.openPositions = 4;
        assertThat(answer("R-POSITIONS", entry())).isEqualTo("REJECT R-POSITIONS open=4 max=4 (full)");
    }

    @Test
    @DisplayName("R-POSITIONS rejects a second position in one instrument")
    void rejects_a_second_in_one_instrument() {
        account.openPositions = 1;
        account.holds = true;
        assertThat(answer("R-POSITIONS", entry()))
                .isEqualTo("REJECT R-POSITIONS open=1 max=4 (PAPER:BTCUSD is already held)");
    }

    @Test
    @DisplayName("R-POSITIONS is asked of entries only")
    void is_for_entries_only() {
        assertOnlyForEntries("R-POSITIONS");
    }
}
