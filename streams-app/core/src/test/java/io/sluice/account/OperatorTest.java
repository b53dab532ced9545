package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static io.sluice.account.AccountScenario.enteringBitcoin;
import static io.sluice.account.AccountScenario.longBitcoin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.TradingState;
import io.sluice.schemas.id.Ids;
import io.sluice.state.MemorySlots;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OperatorTest {
    @Test
    @DisplayName("R-STATE HALT calls entries off and lets nothing through but protection")
    void halt_lets_nothing_through() {
        AccountScenario account = enteringBitcoin();
        assertThat(account.command(OperatorCommandKind.HALT, "news"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-STATE: ana ordered HALT: news",
                        "CANCEL BTCUSD ENTRY#0",
                        "ACCOUNT HALTED CLOSED balance 10000 equity 10000 risk 49.95 open 0 working 1 unanswered 1 entries 0");
        account.mark(ETH, 1000);
        assertThat(account.signal(ETH, Direction.LONG, Pattern.REVERSAL, 0.8))
                .containsExactly("REJECTED OPEN_LONG ETHUSD 3.33 by R-STATE (HALTED)");
    }

    @Test
    @DisplayName("R-STATE PAUSE lets exits through and entries not; RESUME opens again")
    void pause_lets_exits_through() {
        AccountScenario account = longBitcoin();
        assertThat(account.command(OperatorCommandKind.PAUSE, "lunch"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-STATE: ana ordered PAUSE: lunch",
                        "ACCOUNT REDUCING CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 3 unanswered 0 entries 1");
        account.mark(ETH, 1000);
        assertThat(account.signal(ETH, Direction.LONG, Pattern.REVERSAL, 0.8))
                .containsExactly("REJECTED OPEN_LONG ETHUSD 3.33 by R-STATE (REDUCING)");
        assertThat(account.signal(BTC, Direction.SHORT)).startsWith("APPROVED CLOSE BTCUSD 3.33");
        account.command(OperatorCommandKind.RESUME, "back");
        assertThat(account.outputs.snapshots.getFirst().getTradingState()).isEqualTo(TradingState.ACTIVE);
    }

    @Test
    @DisplayName("R-STATE REDUCE closes at least half of every position, rounded up to the lot step")
    void reduce_closes_half() {
        AccountScenario account = longBitcoin();
        assertThat(account.command(OperatorCommandKind.REDUCE, "too much"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-STATE: ana ordered REDUCE: too much",
                        "APPROVED REDUCE_50 BTCUSD 1.67",
                        "PLACE BTCUSD EXIT#0 SELL 1.67 MARKET reduce-only",
                        "POSITION BTCUSD EXIT_PENDING 3.33 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT REDUCING CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 4 unanswered 1 entries 1");
        account.acceptAll();
        assertThat(account.fill(BTC, Leg.EXIT, "1.67", "1000"))
                .containsExactly(
                        "PLACE BTCUSD STOP#1 SELL 1.66 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#1 SELL 1.66 TAKE_PROFIT @ 1030 reduce-only",
                        "CANCEL BTCUSD TARGET#0",
                        "POSITION BTCUSD EXIT_PENDING 1.66 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT REDUCING CLOSED balance 10000 equity 10000 risk 24.9 open 1 working 6 unanswered 3 entries 1");
        assertThat(account.executed(account.newest(BTC, Leg.EXIT), "1.67", "1000"))
                .containsExactly(
                        "POSITION BTCUSD OPEN 1.66 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT REDUCING CLOSED balance 10000 equity 10000 risk 24.9 open 1 working 5 unanswered 3 entries 1");
    }

    @Test
    @DisplayName(
            "R-BREAKER a tripped breaker may reduce instead: half is closed, the halt becomes REDUCING, entries still wait")
    void a_halted_account_may_reduce() {
        AccountScenario account = longBitcoin();
        account.mark(BTC, 909);
        assertThat(account.command(OperatorCommandKind.REDUCE, "half out"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-STATE: ana ordered REDUCE: half out",
                        "APPROVED REDUCE_50 BTCUSD 1.67",
                        "PLACE BTCUSD EXIT#0 SELL 1.67 MARKET reduce-only",
                        "POSITION BTCUSD EXIT_PENDING 3.33 @ 1000 mark 909 stop 985 target 1030 unrealised -303.03 realised 0 fees 0",
                        "ACCOUNT REDUCING TRIPPED_WEEK_LOSS balance 10000 equity 9696.97 risk 49.95 open 1 working 4 unanswered 1 entries 1");
        account.mark(ETH, 1000);
        assertThat(account.signal(ETH, Direction.LONG, Pattern.REVERSAL, 0.8))
                .first()
                .asString()
                .startsWith("REJECTED");
    }

    @Test
    @DisplayName("R-STATE FLATTEN closes everything, also what no signal could close")
    void flatten_closes_everything() {
        AccountScenario account = longBitcoin();
        account.command(OperatorCommandKind.HALT, "first");
        assertThat(account.command(OperatorCommandKind.FLATTEN, "out"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-STATE: ana ordered FLATTEN: out",
                        "APPROVED CLOSE BTCUSD 3.33",
                        "PLACE BTCUSD EXIT#0 SELL 3.33 MARKET reduce-only",
                        "POSITION BTCUSD FORCED_EXIT 3.33 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT HALTED CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 4 unanswered 1 entries 1");
    }

    @Test
    @DisplayName("R-STATE an exit the venue refuses leaves the position open and people told")
    void a_refused_exit_is_told() {
        AccountScenario account = longBitcoin();
        account.command(OperatorCommandKind.FLATTEN, "out");
        assertThat(account.reject(account.newest(BTC, Leg.EXIT)))
                .containsExactly(
                        "ALERT CRITICAL VENUE O-STATES: An exit of PAPER:BTCUSD ended (NO_MONEY): it is still held.",
                        "POSITION BTCUSD OPEN 3.33 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT REDUCING CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 3 unanswered 0 entries 1");
    }

    @Test
    @DisplayName("R-VETO takes an entry back that is on its way; one that is not is refused")
    void veto_takes_an_entry_back() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        account.signal("s1", BTC, Direction.LONG, Pattern.IMPULSE, 0.8);
        String decision = Ids.decision("s1", "main");
        assertThat(account.command("c1", OperatorCommandKind.VETO, decision, "no"))
                .containsExactly(
                        "ALERT INFO OPERATOR R-STATE: ana ordered VETO: no",
                        "ALERT WARNING OPERATOR R-VETO: The veto of the entry in PAPER:BTCUSD came after it was sent: its"
                                + " cancel goes out, 0 of 3.33 was filled so far.",
                        "CANCEL BTCUSD ENTRY#0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 0 working 1 unanswered 1 entries 0");
        assertThat(account.command("c2", OperatorCommandKind.VETO, "another", "no"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-REFUSED: ana's VETO of another was refused: no entry that waits or is on"
                                + " its way has this id.",
                        "REFUSED ILLEGAL_TRANSITION");
    }

    @Test
    @DisplayName("R-STATE the same command twice is one command")
    void the_same_command_twice_is_one() {
        AccountScenario account = new AccountScenario();
        account.command("c1", OperatorCommandKind.HALT, null, "news");
        assertThat(account.command("c1", OperatorCommandKind.HALT, null, "news"))
                .containsExactly(
                        "REFUSED DUPLICATE",
                        "ACCOUNT HALTED CLOSED balance 10000 equity 10000 risk 0 open 0 working 0 unanswered 0 entries 0");
    }

    @Test
    @DisplayName("R-STATE FREEZE is HALT under another name: protection stays, RESUME ends it, REDUCE still gets out")
    void freeze_is_halt() {
        AccountScenario account = longBitcoin();
        assertThat(account.command(OperatorCommandKind.FREEZE, "audit"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-STATE: ana ordered FREEZE: audit",
                        "ACCOUNT HALTED CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 3 unanswered 0 entries 1");
        assertThat(account.signal(BTC, Direction.SHORT)).first().asString().startsWith("REJECTED CLOSE BTCUSD");
        assertThat(account.command(OperatorCommandKind.PAUSE, "softer"))
                .contains(
                        "ACCOUNT HALTED CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 3 unanswered 0 entries 1");
        assertThat(account.command(OperatorCommandKind.REDUCE, "half out"))
                .contains("PLACE BTCUSD EXIT#0 SELL 1.67 MARKET reduce-only");
    }

    @Test
    @DisplayName("R-BREAKER REDUCE ends a halt like RESUME does, and needs a reason like it")
    void reduce_out_of_a_halt_needs_a_reason() {
        AccountScenario account = longBitcoin();
        account.mark(BTC, 909);
        assertThat(account.command(OperatorCommandKind.REDUCE, " "))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-REFUSED: ana's REDUCE was refused: it ends a halt, which needs a reason"
                                + " and a name.",
                        "REFUSED NULL_VALUE");
    }

    @Test
    @DisplayName("R-STATE an acknowledgement is on the snapshot it causes; one of nothing is refused")
    void an_acknowledgement_is_seen() {
        AccountScenario account = new AccountScenario();
        assertThat(account.command("c1", OperatorCommandKind.ACKNOWLEDGE, "alert-7", "seen"))
                .containsExactly(
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 0 open 0 working 0 unanswered 0 entries 0");
        assertThat(account.outputs.snapshots.getFirst().getCauseId()).isEqualTo("c1");
        assertThat(account.command("c2", OperatorCommandKind.ACKNOWLEDGE, null, "seen"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-REFUSED: ana's ACKNOWLEDGE was refused: it does not say what was seen.",
                        "REFUSED NULL_VALUE");
    }

    @Test
    @DisplayName("R-STATE while the venue resynchronises entries wait; its agreement is on the snapshot")
    void entries_wait_for_the_venue() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        assertThat(account.synchronised(false))
                .containsExactly(
                        "ALERT WARNING VENUE R-STATE: Venue paper is resynchronising, entries wait: reconnected",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 0 open 0 working 0 unanswered 0 entries 0");
        assertThat(account.signal(BTC, Direction.LONG))
                .containsExactly("REJECTED OPEN_LONG BTCUSD 3.33 by R-STATE (the venue is resynchronising)");
        assertThat(account.synchronised(true))
                .containsExactly(
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 0 open 0 working 0 unanswered 0 entries 0");
        assertThat(account.outputs.snapshots.getFirst().getVenueSyncedAt()).isEqualTo(account.now);
    }

    @Test
    @DisplayName(
            "R-STATE a real venue has to say that it agrees before the first entry; the paper venue begins with the account")
    void the_first_entry_waits_for_a_real_venue() {
        AccountScenario account = AccountScenario.at("binance");
        account.mark(BTC, 1000);
        account.quote(BTC, 999, 1001);
        assertThat(account.signal(BTC, Direction.LONG))
                .containsExactly("REJECTED OPEN_LONG BTCUSD 3.33 by R-STATE (the venue is resynchronising)");
        account.synchronised(true);
        assertThat(account.signal(BTC, Direction.LONG)).first().asString().startsWith("APPROVED OPEN_LONG BTCUSD");
    }

    @Test
    @DisplayName("R-STATE REDUCE given again while the first half is on its way halves the rest, not everything")
    void reduce_twice_leaves_a_quarter() {
        AccountScenario account = longBitcoin();
        account.command(OperatorCommandKind.REDUCE, "too much");
        assertThat(account.command(OperatorCommandKind.REDUCE, "still too much"))
                .startsWith(
                        "ALERT WARNING OPERATOR R-STATE: ana ordered REDUCE: still too much",
                        "APPROVED REDUCE_50 BTCUSD 0.83",
                        "PLACE BTCUSD EXIT#0 SELL 0.83 MARKET reduce-only");
    }

    @Test
    @DisplayName("R-STATE what an entry still fills after FLATTEN is closed at once, until RESUME")
    void flatten_closes_what_still_fills() {
        AccountScenario account = enteringBitcoin();
        account.command(OperatorCommandKind.FLATTEN, "out");
        MemorySlots slots = new MemorySlots();
        account.state.writeChanges(slots);
        account.state = slots.into(account.fold.newState(), new Random(1));
        assertThat(account.fill(BTC, Leg.ENTRY, "1", "1000"))
                .containsExactly(
                        "PLACE BTCUSD STOP#0 SELL 1 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#0 SELL 1 TAKE_PROFIT @ 1030 reduce-only",
                        "APPROVED CLOSE BTCUSD 1",
                        "PLACE BTCUSD EXIT#0 SELL 1 MARKET reduce-only",
                        "POSITION BTCUSD FORCED_EXIT 1 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT REDUCING CLOSED balance 10000 equity 10000 risk 64.95 open 1 working 4 unanswered 4 entries 1");
        assertThat(account.fill(BTC, Leg.ENTRY, "1", "1000")).contains("APPROVED CLOSE BTCUSD 1");
        account.command(OperatorCommandKind.RESUME, "back");
        assertThat(account.fill(BTC, Leg.ENTRY, "1", "1000")).doesNotContain("APPROVED CLOSE BTCUSD 1");
    }

    @Test
    @DisplayName("R-STATE a word of the venue that is older than its last does not count")
    void an_old_word_of_the_venue_does_not_count() {
        AccountScenario account = new AccountScenario();
        account.synchronised(true);
        account.later(Duration.ofSeconds(5));
        account.synchronised(false);
        account.now = AccountScenario.START;
        account.synchronised(true);
        account.mark(BTC, 1000);
        assertThat(account.signal(BTC, Direction.LONG))
                .containsExactly("REJECTED OPEN_LONG BTCUSD 3.33 by R-STATE (the venue is resynchronising)");
    }
}
