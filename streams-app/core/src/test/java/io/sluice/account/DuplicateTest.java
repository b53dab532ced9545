package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.enteringBitcoin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.Pattern;
import io.sluice.state.MemorySlots;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DuplicateTest {
    @Test
    @DisplayName("R-DUPLICATE the same signal twice is one decision")
    void the_same_signal_twice_is_one_decision() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        account.signal("s1", BTC, Direction.LONG, Pattern.IMPULSE, 0.8);
        assertThat(account.signal("s1", BTC, Direction.LONG, Pattern.IMPULSE, 0.8))
                .containsExactly("REFUSED DUPLICATE");
    }

    @Test
    @DisplayName("R-DUPLICATE also when the first was rejected")
    void also_when_the_first_was_rejected() {
        AccountScenario account = new AccountScenario();
        account.signal("s1", BTC, Direction.LONG, Pattern.IMPULSE, 0.1);
        assertThat(account.signal("s1", BTC, Direction.LONG, Pattern.IMPULSE, 0.8))
                .containsExactly("REFUSED DUPLICATE");
    }

    @Test
    @DisplayName("R-DUPLICATE remembers the last 512 decisions, also when restored")
    void remembers_a_bounded_number_of_decisions() {
        AccountScenario account = new AccountScenario();
        MemorySlots slots = new MemorySlots();
        for (int i = 0; i < AccountState.DECISIONS_KEPT + 1; i++) {
            account.signal("s" + i, BTC, Direction.LONG, Pattern.IMPULSE, 0.1);
            account.state.writeChanges(slots);
        }
        account.state = slots.into(account.fold.newState(), new Random(1));
        assertThat(account.signal("s1", BTC, Direction.LONG, Pattern.IMPULSE, 0.1))
                .containsExactly("REFUSED DUPLICATE");
        assertThat(account.signal("s0", BTC, Direction.LONG, Pattern.IMPULSE, 0.1))
                .first()
                .asString()
                .startsWith("REJECTED");
    }

    @Test
    @DisplayName("I7 the same fill twice is booked once")
    void the_same_fill_twice_is_booked_once() {
        AccountScenario account = enteringBitcoin();
        OrderCommand entry = account.newest(BTC, Leg.ENTRY).placed();
        account.apply(account.fillEvent("f1", entry, "1", "1000", "0"));
        assertThat(account.apply(account.fillEvent("f1", entry, "1", "1000", "0")))
                .containsExactly("REFUSED DUPLICATE");
    }
}
