package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.order.OrderRecord;
import io.sluice.risk.ExecutionPolicy;
import io.sluice.risk.PartialFill;
import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.OrderEventKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PartialFillTest {
    @Test
    @DisplayName("O-STAGES by default the rest of an entry goes on working")
    void the_rest_is_kept() {
        AccountScenario account = partlyFilled(PartialFill.KEEP);
        account.later(Duration.ofHours(1));
        assertThat(account.tick()).noneMatch(line -> line.startsWith("CANCEL"));
    }

    @Test
    @DisplayName(
            "O-STAGES CANCEL_REST calls the rest off when nothing more was executed for half a minute, with a mark as with a tick")
    void the_rest_is_called_off() {
        AccountScenario account = partlyFilled(PartialFill.CANCEL_REST);
        account.later(Duration.ofMillis(29_999));
        assertThat(account.tick()).noneMatch(line -> line.startsWith("CANCEL"));
        account.later(Duration.ofMillis(1));
        assertThat(account.tick()).first().isEqualTo("CANCEL BTCUSD ENTRY#0");
        assertThat(account.tick()).as("once").noneMatch(line -> line.startsWith("CANCEL"));
        AccountScenario byMark = partlyFilled(PartialFill.CANCEL_REST);
        byMark.later(Duration.ofSeconds(30));
        assertThat(byMark.mark(BTC, 1000)).contains("CANCEL BTCUSD ENTRY#0");
    }

    @Test
    @DisplayName("O-STAGES COMPLETE orders the rest once more where the venue ends it unasked")
    void the_rest_is_ordered_again_once() {
        AccountScenario account = partlyFilled(PartialFill.COMPLETE);
        assertThat(account.end(account.newest(BTC, Leg.ENTRY), OrderEventKind.EXPIRE))
                .contains("PLACE BTCUSD ENTRY#1 BUY 2.33 MARKET");
        OrderRecord again = account.newest(BTC, Leg.ENTRY);
        account.accept(again.placed());
        account.executed(account.newest(BTC, Leg.ENTRY), "1", "1000");
        account.fill(BTC, Leg.ENTRY, "1", "1000");
        assertThat(account.outputs.snapshots.getLast().getExecutionsToday()).isEqualTo(1);
        assertThat(account.end(account.newest(BTC, Leg.ENTRY), OrderEventKind.EXPIRE))
                .as("not twice")
                .noneMatch(line -> line.startsWith("PLACE BTCUSD ENTRY"));
    }

    @Test
    @DisplayName("O-STAGES COMPLETE orders nothing that an operator has called off, or while the account may not open")
    void the_rest_is_not_ordered_against_an_operator() {
        AccountScenario vetoed = partlyFilled(PartialFill.COMPLETE);
        vetoed.command(
                "c", OperatorCommandKind.VETO, vetoed.newest(BTC, Leg.ENTRY).id(), "no");
        assertNothingIsOrdered(vetoed.end(vetoed.newest(BTC, Leg.ENTRY), OrderEventKind.CANCEL));
        AccountScenario differing = partlyFilled(PartialFill.COMPLETE);
        differing.synchronised(false);
        assertNothingIsOrdered(differing.end(differing.newest(BTC, Leg.ENTRY), OrderEventKind.EXPIRE));
        AccountScenario late = partlyFilled(PartialFill.COMPLETE);
        late.later(Duration.ofMinutes(6));
        assertNothingIsOrdered(late.end(late.newest(BTC, Leg.ENTRY), OrderEventKind.EXPIRE));
    }

    private static void assertNothingIsOrdered(List<String> lines) {
        assertThat(lines).noneMatch(line -> line.startsWith("PLACE BTCUSD ENTRY"));
    }

    /** An entry of 3.33 that is accepted, and of which 1 was executed. */
    private static AccountScenario partlyFilled(PartialFill policy) {
        AccountScenario account = new AccountScenario(RiskLimits.builder()
                .execution(ExecutionPolicy.DEFAULT.withPartialFill(policy))
                .build());
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        account.accept(account.newest(BTC, Leg.ENTRY).placed());
        account.fill(BTC, Leg.ENTRY, "1", "1000");
        account.executed(account.newest(BTC, Leg.ENTRY), "1", "1000");
        account.acceptAll();
        return account;
    }
}
