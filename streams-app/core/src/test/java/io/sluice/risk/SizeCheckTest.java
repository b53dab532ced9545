package io.sluice.risk;

import static io.sluice.risk.TestAccount.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.value.Money;
import io.sluice.value.Quantity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SizeCheckTest extends CheckTest {
    @Test
    @DisplayName("R-SIZE passes a sound size, leverage 10 and the whole risk included")
    void passes_at_the_limits() {
        account.openNotional = Money.of("96670");
        assertThat(answer("R-SIZE", entry().stopRisk("50")))
                .isEqualTo(
                        "PASS R-SIZE quantity=3.33 min=0.01 max=100 notional=3330 minNotional=10 risk=50 maxRisk=50 leverage=10 maxLeverage=10");
    }

    @Test
    @DisplayName("R-SIZE rejects one cent of notional beyond leverage 10")
    void rejects_one_cent_beyond_the_leverage() {
        account.openNotional = Money.of("96670.01");
        assertThat(answer("R-SIZE", entry()))
                .isEqualTo(
                        "REJECT R-SIZE quantity=3.33 min=0.01 max=100 notional=3330 minNotional=10 risk=49.95 maxRisk=50 leverage=10.000001 maxLeverage=10");
    }

    @Test
    @DisplayName("R-SIZE rejects one cent of stop risk beyond half a percent of equity")
    void rejects_one_cent_beyond_the_risk_per_trade() {
        assertThat(answer("R-SIZE", entry().stopRisk("50.01")))
                .isEqualTo(
                        "REJECT R-SIZE quantity=3.33 min=0.01 max=100 notional=3330 minNotional=10 risk=50.01 maxRisk=50 leverage=0.333 maxLeverage=10");
    }

    @Test
    @DisplayName("R-SIZE rejects quantities off the lot step and beyond the maximum")
    void rejects_quantities_the_instrument_does_not_know() {
        assertThat(answer("R-SIZE", entry().quantity("3.335")))
                .isEqualTo(
                        "REJECT R-SIZE quantity=3.335 min=0.01 max=100 notional=3330 minNotional=10 risk=49.95 maxRisk=50 leverage=0.333 maxLeverage=10");
        assertThat(answer("R-SIZE", entry().quantity("100.01")))
                .isEqualTo(
                        "REJECT R-SIZE quantity=100.01 min=0.01 max=100 notional=3330 minNotional=10 risk=49.95 maxRisk=50 leverage=0.333 maxLeverage=10");
    }

    @Test
    @DisplayName("R-SIZE rejects a notional one cent below the minimum")
    void rejects_one_cent_below_the_minimum_notional() {
        assertThat(answer("R-SIZE", entry().notional("10")))
                .isEqualTo(
                        "PASS R-SIZE quantity=3.33 min=0.01 max=100 notional=10 minNotional=10 risk=49.95 maxRisk=50 leverage=0.001 maxLeverage=10");
        assertThat(answer("R-SIZE", entry().notional("9.99")))
                .isEqualTo(
                        "REJECT R-SIZE quantity=3.33 min=0.01 max=100 notional=9.99 minNotional=10 risk=49.95 maxRisk=50 leverage=0.000999 maxLeverage=10");
    }

    @Test
    @DisplayName("R-SIZE rejects when nothing can be traded, no equity is left, or the instrument is unknown")
    void rejects_missing_inputs() {
        assertThat(answer("R-SIZE", entry().quantity("0")))
                .isEqualTo("REJECT R-SIZE quantity=0 min=0.01 (nothing can be traded)");
        account.equity = Money.ZERO;
        assertThat(answer("R-SIZE", entry())).isEqualTo("REJECT R-SIZE equity=0 (no equity)");
        account.definition = null;
        assertThat(answer("R-SIZE", entry())).isEqualTo("REJECT R-SIZE (no definition of PAPER:BTCUSD)");
    }

    @Test
    @DisplayName("R-SIZE an exit may close what is held, not more, and not nothing")
    void lets_an_exit_close_what_is_held_and_no_more() {
        account.closable = Quantity.of("0.005");
        assertThat(answer("R-SIZE", entry().reduceOnly().quantity("0.005")))
                .isEqualTo("PASS R-SIZE quantity=0.005 closable=0.005");
        assertThat(answer("R-SIZE", entry().reduceOnly().quantity("0.006")))
                .isEqualTo("REJECT R-SIZE quantity=0.006 closable=0.005");
        assertThat(answer("R-SIZE", entry().reduceOnly().quantity("0")))
                .isEqualTo("REJECT R-SIZE quantity=0 closable=0.005 (opened by another strategy or the other way)");
    }
}
