package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SymbolsCheckTest extends CheckTest {
    @Test
    @DisplayName("R-SYMBOLS passes an instrument of the list")
    void passes_a_listed_instrument() {
        assertThat(answer("R-SYMBOLS", entry())).isEqualTo("PASS R-SYMBOLS");
    }

    @Test
    @DisplayName("R-SYMBOLS rejects any other, for exits too")
    void rejects_any_other() {
        account.definition = null;
        assertThat(answer("R-SYMBOLS", entry()))
                .isEqualTo("REJECT R-SYMBOLS (PAPER:BTCUSD is not traded by this account)");
        assertThat(answer("R-SYMBOLS", entry().reduceOnly()))
                .isEqualTo("REJECT R-SYMBOLS (PAPER:BTCUSD is not traded by this account)");
    }

    @Test
    @DisplayName("R-SYMBOLS does not keep an operator from closing")
    void is_not_asked_of_operators() {
        account.definition = null;
        assertThat(answer("R-SYMBOLS", entry().reduceOnly().signalTime(null))).isEqualTo("NOT_APPLICABLE R-SYMBOLS");
    }
}
