package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Pattern;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DailyTest {
    @Test
    @DisplayName("R-DAILY the seventh entry of a UTC day is rejected, the first of the next is not")
    void six_entries_a_day() {
        AccountScenario account =
                new AccountScenario(RiskLimits.builder().cooldown(Duration.ZERO).build());
        for (int entry = 0; entry < 6; entry++) {
            account.mark(BTC, 1000);
            assertThat(account.signal(BTC, Direction.LONG)).first().asString().startsWith("APPROVED");
            account.fill(BTC, Leg.ENTRY, "0.01", "1000");
            account.fill(BTC, Leg.STOP, "0.01", "1000");
            account.end(account.newest(BTC, Leg.ENTRY), OrderEventKind.RELEASE);
            account.end(account.newest(BTC, Leg.ENTRY), OrderEventKind.CANCEL);
        }
        assertThat(account.signal(BTC, Direction.LONG))
                .containsExactly("REJECTED OPEN_LONG BTCUSD 3.33 by R-DAILY executions=6 max=6");
        account.now = Instant.parse("2024-01-04T00:00:00Z");
        account.mark(BTC, 1000);
        assertThat(account.signal(BTC, Direction.LONG)).first().asString().startsWith("APPROVED");
    }

    @Test
    @DisplayName("R-DAILY entries on their way count before they are filled")
    void entries_on_their_way_count() {
        AccountScenario account =
                new AccountScenario(RiskLimits.builder().maxExecutionsPerDay(1).build());
        account.mark(BTC, 1000);
        account.mark(ETH, 1000);
        account.signal(BTC, Direction.LONG);
        assertThat(account.signal(ETH, Direction.LONG, Pattern.REVERSAL, 0.8))
                .containsExactly("REJECTED OPEN_LONG ETHUSD 3.33 by R-DAILY executions=1 max=1");
    }
}
