package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.longBitcoin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.market.InstrumentDefinition;
import io.sluice.risk.RiskLimits;
import io.sluice.risk.TestInstruments;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Position;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FundingBooksTest {
    private static final String HELD =
            "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0";

    @Test
    @DisplayName("O-PAPER funding moves cash and equity, and is told beside the trade's profit")
    void funding_moves_cash_and_is_told_of_its_trade() {
        AccountScenario account = longBitcoin();

        assertThat(account.fund("F1", BTC, "-0.333", "USD"))
                .containsExactly(
                        HELD,
                        "ACCOUNT ACTIVE CLOSED balance 9999.667 equity 9999.667 risk 49.95 open 1 working 3 unanswered 0 entries 1");
        account.fund("F2", BTC, "0.1", "USD");

        assertThat(account.outputs.positions)
                .extracting(Position::getFunding)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("-0.233"));
    }

    @Test
    @DisplayName("O-PAPER the same funding twice is booked once")
    void the_same_funding_is_booked_once() {
        AccountScenario account = longBitcoin();
        account.fund("F1", BTC, "-1", "USD");

        assertThat(account.fund("F1", BTC, "-1", "USD")).containsExactly("REFUSED DUPLICATE");
        assertThat(account.state.ledger().balance().toString()).isEqualTo("9999");
    }

    @Test
    @DisplayName("R-BREAKER funding that takes 3 % of the week's equity halts the account")
    void funding_can_trip_the_breaker() {
        AccountScenario account = longBitcoin();

        assertThat(account.fund("F1", BTC, "-300", "USD"))
                .contains(
                        "ALERT CRITICAL BREAKER R-BREAKER: The account is halted: TRIPPED_WEEK_LOSS at equity 9700, week start 10000, day peak 10000.");
    }

    @Test
    @DisplayName("O-PAPER funding of a position that is gone moves the cash; the next trade begins without any")
    void funding_of_what_is_gone_moves_the_cash() {
        AccountScenario account = longBitcoin();
        account.fund("F1", BTC, "-1", "USD");
        account.fill(BTC, Leg.TARGET, "3.33", "1000");

        assertThat(account.fund("F2", BTC, "-1", "USD"))
                .containsExactly(
                        "ACCOUNT ACTIVE CLOSED balance 9998 equity 9998 risk 0 open 0 working 3 unanswered 1 entries 1");
    }

    @Test
    @DisplayName("O-PAPER funding in another currency or of an unknown instrument is told and not booked")
    void foreign_funding_is_told() {
        AccountScenario account = longBitcoin();

        assertThat(account.fund("F1", BTC, "-1", "BNB"))
                .containsExactly(
                        "ALERT WARNING DRIFT O-DRIFT-FUNDING: Funding of -1 BNB was not booked: the account is in USD.");
        assertThat(account.fund("F2", "PAPER:NONE", "-1", "USD"))
                .containsExactly(
                        "ALERT WARNING DRIFT O-DRIFT-FUNDING: Funding of PAPER:NONE, which has no definition here, cannot be booked.",
                        "REFUSED UNKNOWN_INSTRUMENT");
        assertThat(account.state.ledger().balance().toString()).isEqualTo("10000");
    }

    @Test
    @DisplayName(
            "R-FUNDING an entry in a perpetual waits for a rate, is refused at an extreme one and passes at a mild one")
    void an_entry_depends_on_the_rate() {
        Map<String, InstrumentDefinition> definitions = TestAccounts.definitions();
        definitions.put(BTC, TestInstruments.perpetual(BTC, Duration.ofHours(8)));
        AccountScenario account = new AccountScenario(RiskLimits.DEFAULTS, definitions);
        account.mark(BTC, 1000);
        assertThat(account.signal(BTC, Direction.LONG).getFirst())
                .endsWith(" by R-FUNDING (no funding rate of PAPER:BTCUSD)");
        assertThat(account.rate(BTC, 0.0001)).isEmpty();
        assertThat(account.signal(BTC, Direction.LONG).getFirst())
                .endsWith(" by R-FUNDING rate=0.0001 annual=0.1095 max=0.02 age=0");
        account.rate(BTC, 0.00001);
        assertThat(account.signal(BTC, Direction.LONG).getFirst()).startsWith("APPROVED");
        assertThat(account.rate(BTC, Double.NaN)).containsExactly("REFUSED NOT_FINITE");
        assertThat(account.rate("PAPER:DOGEUSD", 0)).containsExactly("REFUSED UNKNOWN_INSTRUMENT");
    }
}
