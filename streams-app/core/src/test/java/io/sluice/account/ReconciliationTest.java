package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static io.sluice.account.AccountScenario.longBitcoin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Direction;
import io.sluice.schemas.Drift;
import io.sluice.schemas.DriftStage;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.Side;
import io.sluice.state.MemorySlots;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final String SNAPSHOT =
            "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 3 unanswered 0 entries 1";

    @Test
    @DisplayName("O-RECONCILE a venue that holds what was booked is nothing to speak of")
    void agreement_is_silent() {
        AccountScenario account = longBitcoin();
        assertThat(compared(account, Map.of(BTC, "3.33"))).containsExactly(SNAPSHOT);
    }

    @Test
    @DisplayName(
            "O-DRIFT a difference is told at once, holds entries at the second comparison, and is gone when it is: one id")
    void a_difference_is_told_then_holds_then_goes() {
        AccountScenario account = longBitcoin();
        account.mark(ETH, 1000);
        account.later(Duration.ofMinutes(16));
        account.mark(ETH, 1000);
        assertThat(compared(account, Map.of(BTC, "3")))
                .containsExactly(
                        "DRIFT WARNING POSITION_DIFFERS SEEN PAPER:BTCUSD: ours is 3.33, the venue holds 3."
                                + " Nothing was changed; it is compared again.",
                        "ALERT WARNING DRIFT O-DRIFT: The venue holds 3 of PAPER:BTCUSD, and ours is 3.33."
                                + " Nothing was changed; it is compared again.",
                        SNAPSHOT);
        Drift seen = account.outputs.drifts.getLast();
        assertThat(compared(account, Map.of(BTC, "3")))
                .containsExactly(
                        "DRIFT CRITICAL POSITION_DIFFERS HOLDING PAPER:BTCUSD: ours is 3.33, the venue holds 3."
                                + " Entries wait until it is gone, or an operator acknowledges it.",
                        "ALERT CRITICAL DRIFT O-DRIFT: The venue holds 3 of PAPER:BTCUSD, and ours is 3.33."
                                + " Entries wait until it is gone, or an operator acknowledges it.",
                        SNAPSHOT);
        Drift holding = account.outputs.drifts.getLast();
        assertThat(account.signal(ETH, Direction.LONG).getFirst()).contains("R-STATE (the venue's positions differ)");
        assertThat(compared(account, Map.of(BTC, "3.33")))
                .containsExactly(
                        "DRIFT INFO POSITION_DIFFERS GONE PAPER:BTCUSD: ours is 3.33, the venue holds 3.33. It is gone.",
                        "ALERT INFO DRIFT O-DRIFT: The venue's position in PAPER:BTCUSD agrees again.",
                        SNAPSHOT);
        Drift gone = account.outputs.drifts.getLast();
        assertThat(List.of(holding.getId(), gone.getId())).containsOnly(seen.getId());
        assertThat(List.of(holding.getFirstSeen(), gone.getFirstSeen())).containsOnly(seen.getTime());
        assertThat(Duration.between(gone.getFirstSeen(), gone.getTime())).isEqualTo(Duration.ofMinutes(2));
        assertThat(account.signal(ETH, Direction.LONG).getFirst()).doesNotContain("R-STATE");
    }

    @Test
    @DisplayName("O-RECONCILE nothing is closed and no order is sent because of a difference, however long it stays")
    void nothing_is_traded_because_of_a_difference() {
        AccountScenario account = longBitcoin();
        for (int comparison = 0; comparison < 5; comparison++) {
            assertThat(compared(account, Map.of()))
                    .noneMatch(line -> line.startsWith("PLACE"))
                    .noneMatch(line -> line.startsWith("CANCEL"))
                    .contains(SNAPSHOT);
        }
        assertThat(account.state.heldNow().getFirst().holding().quantity()).hasToString("3.33");
    }

    @Test
    @DisplayName("O-DRIFT an instrument whose executions may not all be known proves nothing")
    void what_is_in_flight_is_tolerated() {
        AccountScenario account = longBitcoin();
        assertThat(compared(account, Map.of(BTC, "1"), BTC)).containsExactly(SNAPSHOT);
        var stop = account.newest(BTC, Leg.STOP);
        account.executed(stop, "3.33", "985");
        assertThat(compared(account, Map.of()))
                .as("the stop was executed and its fill is on its way")
                .noneMatch(line -> line.startsWith("DRIFT"));
    }

    @Test
    @DisplayName("O-RECONCILE a statement that comes twice or late counts once")
    void a_statement_counts_once() {
        AccountScenario account = longBitcoin();
        compared(account, Map.of(BTC, "3"));
        assertThat(account.stated(account.now, Map.of(BTC, "3"), Set.of())).containsExactly("REFUSED DUPLICATE");
        assertThat(account.stated(account.now.minusSeconds(1), Map.of(BTC, "3"), Set.of()))
                .containsExactly("REFUSED OUT_OF_ORDER");
    }

    @Test
    @DisplayName(
            "O-DRIFT what an operator acknowledges is taken over from the venue: the position and its stop become smaller")
    void an_operator_accepts_the_venues_position() {
        AccountScenario account = longBitcoin();
        compared(account, Map.of(BTC, "1"));
        compared(account, Map.of(BTC, "1"));
        String id = account.outputs.drifts.getLast().getId();
        assertThat(account.command("c1", OperatorCommandKind.ACKNOWLEDGE, id, ""))
                .contains("REFUSED NULL_VALUE");
        assertThat(account.command("c2", OperatorCommandKind.ACKNOWLEDGE, id, "closed by hand"))
                .contains(
                        "DRIFT INFO POSITION_DIFFERS ACCEPTED PAPER:BTCUSD: ours is 3.33, the venue holds 1. ana accepted"
                                + " it (closed by hand): our position is 2.33 less.",
                        "PLACE BTCUSD STOP#1 SELL 1 STOP_MARKET @ 985 reduce-only",
                        "POSITION BTCUSD OPEN 1 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0");
        assertThat(account.outputs.drifts.getLast().getStage()).isEqualTo(DriftStage.ACCEPTED);
        account.acceptAll();
        assertThat(compared(account, Map.of(BTC, "1"))).noneMatch(line -> line.startsWith("DRIFT"));
    }

    @Test
    @DisplayName("O-DRIFT a position in an instrument that is not known here is seen, too")
    void what_is_not_defined_is_seen() {
        AccountScenario account = longBitcoin();
        Map<String, String> held = Map.of(BTC, "3.33", "PAPER:DOGEUSD", "-7");
        compared(account, held);
        assertThat(compared(account, held).getFirst())
                .startsWith("DRIFT CRITICAL POSITION_DIFFERS HOLDING PAPER:DOGEUSD: ours is 0, the venue holds -7.");
        String id = account.outputs.drifts.getLast().getId();
        account.command("c1", OperatorCommandKind.ACKNOWLEDGE, id, "a gift");
        assertThat(account.state.figures().openPositions()).isEqualTo(2);
        assertThat(compared(account, held)).noneMatch(line -> line.startsWith("DRIFT"));
    }

    @Test
    @DisplayName("O-DRIFT a balance that differs by more than rounding is told; the venue's statement counts")
    void a_balance_that_differs_is_told() {
        AccountScenario account = longBitcoin();
        account.balance("10000");
        account.later(Duration.ofMinutes(1));
        assertThat(account.stated(account.now, Map.of(BTC, "3.33"), Set.of(), "9998.99"))
                .containsExactly(
                        "DRIFT WARNING BALANCE_DIFFERS null USD: a balance of 10000, a balance of 9998.99."
                                + " The venue's is taken over.",
                        "ALERT WARNING DRIFT O-DRIFT: The venue states a balance of 9998.99 USD, and 10000 was booked:"
                                + " the venue's counts.",
                        SNAPSHOT);
        account.later(Duration.ofMinutes(1));
        assertThat(account.stated(account.now, Map.of(BTC, "3.33"), Set.of(), "9999"))
                .as("a ten-thousandth is rounding")
                .containsExactly(SNAPSHOT);
    }

    @Test
    @DisplayName("O-DRIFT a difference, its age and what others hold survive a restart")
    void differences_survive_a_restart() {
        AccountScenario account = longBitcoin();
        MemorySlots slots = new MemorySlots();
        account.byOthers(ETH, Side.BUY, "2", "1000");
        compared(account, Map.of(BTC, "3", ETH, "2"));
        String id = account.outputs.drifts.getLast().getId();
        account.state.writeChanges(slots);
        account.state = slots.into(account.fold.newState(), new Random(1));
        compared(account, Map.of(BTC, "3", ETH, "2"));
        assertThat(account.outputs.drifts).extracting(Drift::getId).containsExactly(id);
        assertThat(account.outputs.drifts).extracting(Drift::getStage).containsExactly(DriftStage.HOLDING);
        compared(account, Map.of(BTC, "3.33", ETH, "2"));
        account.byOthers(ETH, Side.SELL, "2", "1000");
        account.state.writeChanges(slots);
        assertThat(slots.asText().keySet()).noneMatch(slot -> slot.startsWith(Outside.PREFIX));
    }

    private static List<String> compared(AccountScenario account, Map<String, String> held, String... inFlight) {
        account.later(Duration.ofMinutes(1));
        return account.stated(account.now, held, Set.of(inFlight));
    }
}
