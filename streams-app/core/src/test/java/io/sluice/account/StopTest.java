package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.enteringBitcoin;
import static io.sluice.account.AccountScenario.longBitcoin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.order.OrderRecord;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderEventKind;
import io.sluice.state.MemorySlots;
import io.sluice.value.Money;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StopTest {
    @Test
    @DisplayName("R-STOP stop and target are sent with the fill that opens the position")
    void protection_is_sent_with_the_fill() {
        AccountScenario account = enteringBitcoin();
        assertThat(account.fill(BTC, Leg.ENTRY, "3.33", "1000"))
                .containsExactly(
                        "PLACE BTCUSD STOP#0 SELL 3.33 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#0 SELL 3.33 TAKE_PROFIT @ 1030 reduce-only",
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 99.9 open 1 working 3 unanswered 3 entries 1");
    }

    @Test
    @DisplayName("R-STOP a further fill is protected by a new stop, and the old one stays until that works")
    void a_further_fill_is_protected_before_the_old_stop_goes() {
        AccountScenario account = enteringBitcoin();
        account.fill(BTC, Leg.ENTRY, "1", "1000");
        assertThat(account.fill(BTC, Leg.ENTRY, "2.33", "1000"))
                .containsExactly(
                        "PLACE BTCUSD STOP#1 SELL 3.33 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#1 SELL 3.33 TAKE_PROFIT @ 1030 reduce-only",
                        "CANCEL BTCUSD TARGET#0",
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 99.9 open 1 working 5 unanswered 5 entries 1");
    }

    @Test
    @DisplayName("R-STOP slippage moves the stop with the fill, at the distance it was sized with")
    void the_stop_is_anchored_at_the_fill() {
        AccountScenario account = enteringBitcoin();
        assertThat(account.fill(BTC, Leg.ENTRY, "3.33", "1004"))
                .containsExactly(
                        "PLACE BTCUSD STOP#0 SELL 3.33 STOP_MARKET @ 989 reduce-only",
                        "PLACE BTCUSD TARGET#0 SELL 3.33 TAKE_PROFIT @ 1034 reduce-only",
                        "POSITION BTCUSD OPEN 3.33 @ 1004 mark 1004 stop 989 target 1034 unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 100.2996 open 1 working 3 unanswered 3 entries 1");
    }

    @Test
    @DisplayName("R-STOP a stop the venue cancels is put back at once, and people are told")
    void a_cancelled_stop_is_put_back() {
        AccountScenario account = longBitcoin();
        assertThat(account.end(account.newest(BTC, Leg.STOP), OrderEventKind.CANCEL))
                .containsExactly(
                        "ALERT CRITICAL STOP_MISSING R-STOP: The position in PAPER:BTCUSD had no stop: one is put back at 985.",
                        "PLACE BTCUSD STOP#1 SELL 3.33 STOP_MARKET @ 985 reduce-only",
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 99.9 open 1 working 3 unanswered 1 entries 1");
    }

    @Test
    @DisplayName(
            "R-STOP a stop refused three times in a row leaves the position at the market; the next event tries a stop again")
    void a_stop_refused_three_times_leaves_the_position() {
        AccountScenario account = enteringBitcoin();
        account.fill(BTC, Leg.ENTRY, "3.33", "1000");
        account.reject(account.newest(BTC, Leg.STOP));
        account.reject(account.newest(BTC, Leg.STOP));
        assertThat(account.reject(account.newest(BTC, Leg.STOP)))
                .containsExactly(
                        "ALERT CRITICAL STOP_MISSING R-STOP: The venue ended 3 stops of PAPER:BTCUSD in a row"
                                + " (NO_MONEY): the position is left at the market.",
                        "PLACE BTCUSD EXIT#0 SELL 3.33 MARKET reduce-only",
                        "POSITION BTCUSD FORCED_EXIT 3.33 @ 1000 mark 1000 stop - target 1030 unrealised 0 realised 0"
                                + " fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 99.9 open 1 working 3 unanswered 3"
                                + " entries 1");
        assertThat(account.tick())
                .startsWith(
                        "ALERT CRITICAL STOP_MISSING R-STOP: The position in PAPER:BTCUSD had no stop: one is put back"
                                + " at 985.",
                        "PLACE BTCUSD STOP#3 SELL 3.33 STOP_MARKET @ 985 reduce-only");
        assertThat(account.reject(account.newest(BTC, Leg.STOP)))
                .containsExactly(
                        "POSITION BTCUSD FORCED_EXIT 3.33 @ 1000 mark 1000 stop - target 1030 unrealised 0 realised 0"
                                + " fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 99.9 open 1 working 3 unanswered 3"
                                + " entries 1");
    }

    @Test
    @DisplayName("R-STOP a filled stop whose fill is on its way is no missing stop")
    void a_fill_on_its_way_is_no_missing_stop() {
        AccountScenario account = longBitcoin();
        OrderRecord stop = account.newest(BTC, Leg.STOP);
        assertThat(account.executed(stop, "3.33", "985"))
                .containsExactly(
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 2 unanswered 1 entries 1");
        assertThat(account.later(Duration.ofSeconds(60)).tick())
                .containsExactly(
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 2 unanswered 1 entries 1");
        assertThat(account.fill(stop, "3.33", "985", "0"))
                .containsExactly(
                        "CANCEL BTCUSD TARGET#0",
                        "POSITION BTCUSD CLOSED 0 @ 0 mark 1000 stop - target - unrealised 0 realised -49.95 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 9950.05 equity 9950.05 risk 0 open 0 working 2 unanswered 1 entries 1");
    }

    @Test
    @DisplayName("R-STOP when that fill does not come within a minute, the position is protected again")
    void a_fill_that_never_comes_is_not_trusted() {
        AccountScenario account = longBitcoin();
        account.executed(account.newest(BTC, Leg.STOP), "3.33", "985");
        assertThat(account.later(Duration.ofSeconds(61)).tick())
                .startsWith(
                        "ALERT CRITICAL STOP_MISSING R-STOP: The position in PAPER:BTCUSD had no stop: one is put back"
                                + " at 985.",
                        "PLACE BTCUSD STOP#1 SELL 3.33 STOP_MARKET @ 985 reduce-only");
    }

    @Test
    @DisplayName("R-STOP a part taken by the target leaves a stop of the rest")
    void a_partly_filled_target_shrinks_the_stop() {
        AccountScenario account = longBitcoin();
        assertThat(account.fill(BTC, Leg.TARGET, "1.33", "1030"))
                .containsExactly(
                        "PLACE BTCUSD STOP#1 SELL 2 STOP_MARKET @ 985 reduce-only",
                        "POSITION BTCUSD OPEN 2 @ 1000 mark 1030 stop 985 target 1030 unrealised 60 realised 39.9 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10039.9 equity 10099.9 risk 30 open 1 working 4 unanswered 1 entries 1");
    }

    @Test
    @DisplayName("O-DRIFT a reduce-only fill beyond the position does not flip it; people are told")
    void a_reduce_only_fill_never_flips() {
        AccountScenario account = longBitcoin();
        assertThat(account.fill(BTC, Leg.STOP, "4", "985"))
                .containsExactly(
                        "CANCEL BTCUSD TARGET#0",
                        "ALERT CRITICAL DRIFT O-DRIFT: An order that may only reduce was filled 0.67 beyond the position in PAPER:BTCUSD: the venue's position differs from ours.",
                        "POSITION BTCUSD CLOSED 0 @ 0 mark 1000 stop - target - unrealised 0 realised -49.95 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 9950.05 equity 9950.05 risk 0 open 0 working 3 unanswered 1 entries 1");
    }

    @Test
    @DisplayName("R-STOP a stop that ends partly executed protects no more than the fills that are on their way")
    void a_stop_that_ended_in_part_protects_in_part() {
        AccountScenario account = longBitcoin();
        OrderRecord stop = account.newest(BTC, Leg.STOP);
        account.executed(stop, "1.33", "985");
        assertThat(account.end(stop, OrderEventKind.CANCEL))
                .containsExactly(
                        "ALERT CRITICAL STOP_MISSING R-STOP: The position in PAPER:BTCUSD had no stop: one is put back at 985.",
                        "PLACE BTCUSD STOP#1 SELL 3.33 STOP_MARKET @ 985 reduce-only",
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 79.95 open 1 working 3 unanswered 2 entries 1");
        assertThat(account.fill(stop, "1.33", "985", "0"))
                .startsWith("PLACE BTCUSD STOP#2 SELL 2 STOP_MARKET @ 985 reduce-only");
    }

    @Test
    @DisplayName("R-STOP a stop the venue takes and ends again is not chased: the third time the position is left")
    void a_stop_taken_and_ended_again_is_not_chased() {
        AccountScenario account = longBitcoin();
        account.end(account.newest(BTC, Leg.STOP), OrderEventKind.CANCEL);
        account.acceptAll();
        account.end(account.newest(BTC, Leg.STOP), OrderEventKind.CANCEL);
        account.acceptAll();
        assertThat(account.end(account.newest(BTC, Leg.STOP), OrderEventKind.CANCEL))
                .startsWith(
                        "ALERT CRITICAL STOP_MISSING R-STOP: The venue ended 3 stops of PAPER:BTCUSD in a row"
                                + " (CANCELLED): the position is left at the market.",
                        "PLACE BTCUSD EXIT#0 SELL 3.33 MARKET reduce-only");
    }

    @Test
    @DisplayName("R-STOP a stop that still works at the next tick is a stop: failures are counted anew")
    void failures_are_forgotten_when_a_stop_works() {
        AccountScenario account = longBitcoin();
        for (int i = 0; i < 5; i++) {
            account.end(account.newest(BTC, Leg.STOP), OrderEventKind.CANCEL);
            account.acceptAll();
            account.tick();
        }
        assertThat(account.newest(BTC, Leg.STOP).placed().getRevision()).isEqualTo(5);
        assertThat(account.mark(BTC, 1000))
                .first()
                .asString()
                .startsWith("POSITION BTCUSD OPEN 3.33 @ 1000 mark 1000 stop 985");
    }

    @Test
    @DisplayName("R-STOP what failed before a restart has failed after it; leaving calls off the rest of the entry")
    void failures_are_remembered_over_a_restart() {
        AccountScenario account = enteringBitcoin();
        account.fill(BTC, Leg.ENTRY, "1", "1000");
        account.reject(account.newest(BTC, Leg.STOP));
        account.reject(account.newest(BTC, Leg.STOP));
        MemorySlots slots = new MemorySlots();
        account.state.writeChanges(slots);
        account.state = slots.into(account.fold.newState(), new Random(1));
        assertThat(account.reject(account.newest(BTC, Leg.STOP)))
                .startsWith(
                        "ALERT CRITICAL STOP_MISSING R-STOP: The venue ended 3 stops of PAPER:BTCUSD in a row"
                                + " (NO_MONEY): the position is left at the market.",
                        "CANCEL BTCUSD ENTRY#0",
                        "PLACE BTCUSD EXIT#0 SELL 1 MARKET reduce-only");
    }

    @Test
    @DisplayName("R-CAPITAL counts the stop that the venue has taken; until it has, the widest there may be")
    void risk_is_down_to_the_accepted_stop() {
        AccountScenario account = enteringBitcoin();
        account.fill(BTC, Leg.ENTRY, "3.33", "1000");
        assertThat(account.outputs.snapshots.getLast().getOpenStopRisk()).isEqualByComparingTo("99.9");
        account.acceptAll();
        assertThat(account.state.figures().openStopRisk()).isEqualTo(Money.of("49.95"));
        account.mark(BTC, 1020);
        assertThat(account.state.figures().openStopRisk())
                .as("the stop that follows to 1005 is on its way")
                .isEqualTo(Money.of("49.95"));
        account.acceptAll();
        assertThat(account.state.figures().openStopRisk()).isEqualTo(Money.ZERO);
    }

    @Test
    @DisplayName("R-CAPITAL counts what the accepted stop does not cover at the widest")
    void what_a_stop_does_not_cover_counts_at_the_widest() {
        AccountScenario account = enteringBitcoin();
        account.fill(BTC, Leg.ENTRY, "1", "1000");
        account.acceptAll();
        account.fill(BTC, Leg.ENTRY, "2", "1000");
        assertThat(account.state.figures().openStopRisk())
                .as("1 down to 985, 2 down to 970, and 0.33 still to come")
                .isEqualTo(Money.of("79.95"));
    }
}
