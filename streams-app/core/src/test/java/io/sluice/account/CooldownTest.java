package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static io.sluice.account.AccountScenario.longBitcoin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Pattern;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CooldownTest {
    @Test
    @DisplayName("R-COOLDOWN an entry on its way counts, and so does one that was filled, until 15 minutes are over")
    void one_entry_of_an_instrument_each_fifteen_minutes() {
        AccountScenario account = longBitcoin();
        account.later(Duration.ofSeconds(60));
        account.fill(BTC, Leg.TARGET, "3.33", "1030");
        account.later(Duration.ofMinutes(13));
        account.mark(BTC, 1000);
        assertThat(account.later(Duration.ofSeconds(58)).signal(BTC, Direction.LONG))
                .containsExactly("REJECTED OPEN_LONG BTCUSD 3.36 by R-COOLDOWN elapsed=899 required=900");
        assertThat(account.later(Duration.ofSeconds(1)).signal(BTC, Direction.LONG))
                .startsWith("APPROVED OPEN_LONG BTCUSD 3.36");
    }

    @Test
    @DisplayName("R-COOLDOWN another instrument does not wait")
    void another_instrument_does_not_wait() {
        AccountScenario account = longBitcoin();
        account.mark(ETH, 1000);
        assertThat(account.signal(ETH, Direction.LONG, Pattern.REVERSAL, 0.8))
                .startsWith("APPROVED OPEN_LONG ETHUSD 3.33");
    }
}
