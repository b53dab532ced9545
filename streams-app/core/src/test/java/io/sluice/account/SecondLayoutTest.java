package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Leg;
import io.sluice.state.MemorySlots;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Slots as the second layout wrote them: orders that never wait for a veto. */
class SecondLayoutTest {
    @Test
    @DisplayName("DESIGN an account of the second layout goes on: its orders are on their way, none waits")
    void an_account_of_the_second_layout_goes_on() {
        AccountScenario account = AccountScenario.enteringBitcoin();
        MemorySlots slots = new MemorySlots();
        account.state.writeChanges(slots);
        FormerLayout.rewrite(slots, account.state, 2);

        account.state = slots.into(account.fold.newState(), new Random(1));

        assertThat(account.state.orders().held()).isEmpty();
        assertThat(account.fill(BTC, Leg.ENTRY, "3.33", "1000"))
                .startsWith(
                        "PLACE BTCUSD STOP#0 SELL 3.33 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#0 SELL 3.33 TAKE_PROFIT @ 1030 reduce-only");
    }
}
