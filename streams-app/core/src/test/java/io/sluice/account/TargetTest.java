package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.enteringBitcoin;
import static io.sluice.account.AccountScenario.longBitcoin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderEventKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TargetTest {
    @Test
    @DisplayName("R-TARGET the target takes the profit at 3 ATR and calls the stop off")
    void takes_the_profit() {
        AccountScenario account = longBitcoin();
        assertThat(account.fill(BTC, Leg.TARGET, "3.33", "1030"))
                .containsExactly(
                        "CANCEL BTCUSD STOP#0",
                        "POSITION BTCUSD CLOSED 0 @ 0 mark 1000 stop - target - unrealised 0 realised 99.9 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10099.9 equity 10099.9 risk 0 open 0 working 3 unanswered 1 entries 1");
    }

    @Test
    @DisplayName("R-TARGET a target the venue ends is told and not sent again; the stop stays")
    void a_target_that_ends_is_told() {
        AccountScenario account = longBitcoin();
        assertThat(account.end(account.newest(BTC, Leg.TARGET), OrderEventKind.CANCEL))
                .containsExactly(
                        "ALERT WARNING VENUE O-STATES: The target of PAPER:BTCUSD ended: CANCELLED.",
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1000 stop 985 target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 2 unanswered 0 entries 1");
        assertThat(account.mark(BTC, 1000))
                .containsExactly(
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1000 stop 985 target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 2 unanswered 0 entries 1");
    }

    @Test
    @DisplayName("R-TARGET a target that ended is not shown again because the entry goes on filling")
    void an_ended_target_is_not_shown() {
        AccountScenario account = enteringBitcoin();
        account.fill(BTC, Leg.ENTRY, "1", "1000");
        account.reject(account.newest(BTC, Leg.TARGET));
        assertThat(account.fill(BTC, Leg.ENTRY, "1", "1000"))
                .containsExactly(
                        "PLACE BTCUSD STOP#1 SELL 2 STOP_MARKET @ 985 reduce-only",
                        "POSITION BTCUSD OPEN 2 @ 1000 mark 1000 stop 985 target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 79.95 open 1 working 3 unanswered 3 entries 1");
    }
}
