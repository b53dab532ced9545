package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.state.MemorySlots;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Slots as the third layout wrote them: every entry is whole. */
class ThirdLayoutTest {
    @Test
    @DisplayName(
            "DESIGN an account of the third layout goes on: an entry that waits is sent whole when its time has come")
    void an_entry_of_the_third_layout_goes_on() {
        AccountScenario account = new AccountScenario(
                RiskLimits.builder().vetoWindow(Duration.ofSeconds(30)).build());
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        restoreAsThird(account);

        account.later(Duration.ofSeconds(30));
        assertThat(account.tick())
                .containsExactly(
                        "PLACE BTCUSD ENTRY#0 BUY 3.33 MARKET",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 0 working 1 unanswered 1 entries 0");
    }

    @Test
    @DisplayName("DESIGN an account of the third layout goes on: its orders are on their way")
    void an_order_of_the_third_layout_goes_on() {
        AccountScenario account = AccountScenario.enteringBitcoin();
        restoreAsThird(account);

        assertThat(account.fill(BTC, Leg.ENTRY, "3.33", "1000"))
                .startsWith(
                        "PLACE BTCUSD STOP#0 SELL 3.33 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#0 SELL 3.33 TAKE_PROFIT @ 1030 reduce-only");
    }

    private static void restoreAsThird(AccountScenario account) {
        MemorySlots slots = new MemorySlots();
        account.state.writeChanges(slots);
        FormerLayout.rewrite(slots, account.state, 3);
        account.state = slots.into(account.fold.newState(), new Random(1));
    }
}
