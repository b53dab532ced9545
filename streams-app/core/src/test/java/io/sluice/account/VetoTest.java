package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.order.OrderRecord;
import io.sluice.risk.RiskLimits;
import io.sluice.risk.VetoDefault;
import io.sluice.schemas.Action;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.id.Ids;
import io.sluice.state.MemorySlots;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VetoTest {
    private static final String DECISION = Ids.decision("s1", AccountScenario.ACCOUNT);
    private static final String ORDER = Ids.order(DECISION, Leg.ENTRY, 0);
    private static final String OF_IT = " (order " + ORDER + ").";
    private static final String NOT_SENT = "ALERT INFO OPERATOR R-VETO: BUY 3.33 of PAPER:BTCUSD was not sent: ";
    private static final String GONE =
            "POSITION BTCUSD CANCELLED 0 @ 0 mark 1000 stop - target - unrealised 0 realised 0 fees 0";
    private static final String NOTHING =
            "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 0 open 0 working 0 unanswered 0 entries 0";

    private static RiskLimits limits(VetoDefault atDeadline) {
        return RiskLimits.builder()
                .vetoWindow(Duration.ofSeconds(30))
                .vetoDefault(atDeadline)
                .build();
    }

    /** An account whose entry of 3.33 BTC was approved at 10:00:01 and waits until 10:00:31. */
    private static AccountScenario waiting(VetoDefault atDeadline) {
        AccountScenario account = new AccountScenario(limits(atDeadline));
        account.mark(BTC, 1000);
        account.signal("s1", BTC, Direction.LONG, Pattern.IMPULSE, 0.8);
        return account;
    }

    private static AccountScenario waiting() {
        return waiting(VetoDefault.SEND);
    }

    @Test
    @DisplayName("R-VETO an approved entry waits where people can see it, and nothing goes to the venue")
    void an_entry_waits() {
        AccountScenario account = new AccountScenario(limits(VetoDefault.SEND));
        account.mark(BTC, 1000);
        assertThat(account.signal("s1", BTC, Direction.LONG, Pattern.IMPULSE, 0.8))
                .containsExactly(
                        "APPROVED OPEN_LONG BTCUSD 3.33",
                        "HOLD BTCUSD ENTRY PENDING_VETO until 2024-01-03T10:00:31Z",
                        "ALERT INFO OPERATOR R-VETO: BUY 3.33 of PAPER:BTCUSD waits for a veto until"
                                + " 2024-01-03T10:00:31Z, then it is sent" + OF_IT,
                        "POSITION BTCUSD ENTRY_PENDING 0 @ 0 mark 1000 stop - target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 0 working 1 unanswered 0 entries 0");
        OrderEvent hold = account.outputs.held.getFirst();
        assertThat(List.of(hold.getOrderId(), hold.getDecisionId(), hold.getSequence()))
                .containsExactly(ORDER, DECISION, 0);
    }

    @Test
    @DisplayName("R-VETO what waits is reserved: the next decision counts it")
    void what_waits_is_counted() {
        AccountScenario account = waiting();
        assertThat(account.signal(BTC, Direction.LONG))
                .first()
                .asString()
                .startsWith("REJECTED OPEN_LONG BTCUSD")
                .contains("R-COOLDOWN", "R-POSITIONS");
        account.mark(ETH, 1000);
        account.signal(ETH, Direction.LONG, Pattern.REVERSAL, 0.8);
        assertThat(account.outputs.snapshots.getFirst().getOpenStopRisk()).isEqualByComparingTo("99.9");
    }

    @Test
    @DisplayName("R-VETO at the deadline, and not before, the entry is sent with all its time to live")
    void is_sent_at_the_deadline() {
        AccountScenario account = waiting();
        account.later(Duration.ofSeconds(29));
        assertThat(account.tick())
                .containsExactly(
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 0 working 1 unanswered 0 entries 0");
        account.later(Duration.ofSeconds(1));
        assertThat(account.tick())
                .containsExactly(
                        "PLACE BTCUSD ENTRY#0 BUY 3.33 MARKET",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 0 working 1 unanswered 1 entries 0");
        OrderCommand placed = account.outputs.commands.getFirst();
        assertThat(placed.getTime()).isEqualTo("2024-01-03T10:00:31Z");
        assertThat(placed.getExpiresAt()).isEqualTo("2024-01-03T10:01:31Z");
        assertThat(placed.getHeldSince()).isEqualTo("2024-01-03T10:00:01Z");
        assertThat(account.tick()).noneMatch(line -> line.startsWith("PLACE"));
    }

    @Test
    @DisplayName("O-STATES R-VETO the venue's side goes on with the life that began with HOLD")
    void the_venue_goes_on_with_its_life() {
        AccountScenario account = waiting();
        account.later(Duration.ofSeconds(30)).tick();
        OrderRecord order = account.newest(BTC, Leg.ENTRY);
        account.acceptAll();
        account.end(account.known(order.placed()), OrderEventKind.CANCEL);
        assertThat(account.known(order.placed()).events()).isEqualTo(5);
        assertThat(account.outputs.lines).containsExactly(GONE, NOTHING);
    }

    @Test
    @DisplayName("R-VETO a veto in time ends it with who and why; nothing ever reaches the venue")
    void a_veto_in_time() {
        AccountScenario account = waiting();
        assertThat(account.command("c1", OperatorCommandKind.VETO, ORDER, "news at noon"))
                .containsExactly(
                        "ALERT INFO OPERATOR R-STATE: ana ordered VETO: news at noon",
                        "VETO BTCUSD ENTRY CANCELLED VETO (ana: news at noon)",
                        NOT_SENT + "VETO, ana: news at noon" + OF_IT,
                        GONE,
                        NOTHING);
        account.later(Duration.ofMinutes(1));
        assertThat(account.tick()).containsExactly(NOTHING);
        assertThat(account.command("c2", OperatorCommandKind.VETO, DECISION, "again"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-REFUSED: ana's VETO of " + DECISION
                                + " was refused: the entry has ended, it is CANCELLED.",
                        "REFUSED ILLEGAL_TRANSITION");
    }

    @ParameterizedTest
    @EnumSource(
            value = OperatorCommandKind.class,
            names = {"PAUSE", "REDUCE", "FLATTEN", "HALT", "FREEZE"})
    @DisplayName("R-VETO every rung of the ladder drops what waits")
    void the_ladder_drops_what_waits(OperatorCommandKind kind) {
        AccountScenario account = waiting();
        assertThat(account.command(kind, "news"))
                .contains(
                        "CANCEL BTCUSD ENTRY CANCELLED " + kind + " (ana: news)",
                        NOT_SENT + kind + ", ana: news" + OF_IT,
                        GONE)
                .noneMatch(line -> line.startsWith("PLACE") || line.startsWith("CANCEL BTCUSD ENTRY#"));
        account.command(OperatorCommandKind.RESUME, "back");
        account.later(Duration.ofMinutes(1));
        assertThat(account.tick()).containsExactly(NOTHING);
    }

    @Test
    @DisplayName("R-BREAKER R-VETO a breaker that trips drops what waits")
    void the_breaker_drops_what_waits() {
        AccountScenario account = waiting();
        account.balance("10000");
        assertThat(account.balance("9700"))
                .startsWith(
                        "CANCEL BTCUSD ENTRY CANCELLED R-BREAKER (TRIPPED_WEEK_LOSS)",
                        NOT_SENT + "R-BREAKER, TRIPPED_WEEK_LOSS" + OF_IT);
    }

    @Test
    @DisplayName("R-BAND R-VETO an entry whose price has run away by more than half its stop is not sent")
    void is_not_sent_far_from_its_price() {
        for (double last : new double[] {1008, 992}) {
            AccountScenario account = waiting();
            account.later(Duration.ofSeconds(29));
            assertThat(account.mark(BTC, last))
                    .startsWith("CANCEL BTCUSD ENTRY CANCELLED R-BAND (R-BAND price=1000 last="
                            + Outputs.plain(BigDecimal.valueOf(last)) + " moved=8 band=7.5)");
        }
        AccountScenario near = waiting();
        near.later(Duration.ofSeconds(29));
        assertThat(near.mark(BTC, 1007)).startsWith("PLACE BTCUSD ENTRY#0 BUY 3.33 MARKET");
    }

    @Test
    @DisplayName("R-TRADABLE R-VETO after a silence an entry is not sent: its price and its signal are old")
    void is_not_sent_after_a_silence() {
        AccountScenario account = waiting();
        account.later(Duration.ofMinutes(11));
        assertThat(account.tick())
                .startsWith(
                        "CANCEL BTCUSD ENTRY CANCELLED R-TRADABLE (R-TRADABLE markAge=660 maxMarkAge=600 signalAge=660"
                                + " maxSignalAge=300)",
                        "ALERT WARNING OPERATOR R-VETO: BUY 3.33 of PAPER:BTCUSD was not sent: R-TRADABLE markAge=660"
                                + " maxMarkAge=600 signalAge=660 maxSignalAge=300" + OF_IT);
    }

    @Test
    @DisplayName("R-STATE R-VETO while the venue resynchronises an entry is dropped at its deadline")
    void is_not_sent_to_a_venue_that_disagrees() {
        AccountScenario account = waiting();
        account.synchronised(false);
        account.later(Duration.ofSeconds(30));
        assertThat(account.tick())
                .startsWith("CANCEL BTCUSD ENTRY CANCELLED R-STATE (R-STATE (the venue is resynchronising))");
    }

    @Test
    @DisplayName("R-VETO where silence means no, only what somebody has confirmed is sent")
    void silence_may_mean_no() {
        AccountScenario silent = waiting(VetoDefault.DROP);
        silent.later(Duration.ofSeconds(30));
        assertThat(silent.tick())
                .containsExactly(
                        "EXPIRE BTCUSD ENTRY EXPIRED R-VETO (nobody has confirmed it by 2024-01-03T10:00:31Z)",
                        NOT_SENT + "R-VETO, nobody has confirmed it by 2024-01-03T10:00:31Z" + OF_IT,
                        GONE,
                        NOTHING);

        AccountScenario confirmed = waiting(VetoDefault.DROP);
        assertThat(confirmed.command("c1", OperatorCommandKind.ACKNOWLEDGE, DECISION, "fine"))
                .startsWith(
                        "ALERT INFO OPERATOR R-STATE: ana ordered ACKNOWLEDGE: fine",
                        "PLACE BTCUSD ENTRY#0 BUY 3.33 MARKET");
    }

    @Test
    @DisplayName("R-VETO a late veto cancels; what has filled stays, protected, and people are told")
    void a_late_veto_cancels() {
        AccountScenario account = waiting();
        account.later(Duration.ofSeconds(30)).tick();
        account.acceptAll();
        account.fill(BTC, Leg.ENTRY, "1", "1000");
        assertThat(account.command("c1", OperatorCommandKind.VETO, DECISION, "no"))
                .startsWith(
                        "ALERT INFO OPERATOR R-STATE: ana ordered VETO: no",
                        "ALERT WARNING OPERATOR R-VETO: The veto of the entry in PAPER:BTCUSD came after it was sent: its"
                                + " cancel goes out, 1 of 3.33 was filled so far.",
                        "CANCEL BTCUSD ENTRY#0");
        account.executed(account.newest(BTC, Leg.ENTRY), "1", "1000");
        assertThat(account.end(account.newest(BTC, Leg.ENTRY), OrderEventKind.CANCEL))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-VETO: The veto of the entry in PAPER:BTCUSD came late: 1 of 3.33 was"
                                + " filled. It is held, and protected.",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 30 open 1 working 2 unanswered 2 entries 1");
    }

    @Test
    @DisplayName("R-VETO a veto of an entry that is filled is refused, and says what to do")
    void a_veto_of_what_is_filled_is_refused() {
        AccountScenario account = waiting();
        account.later(Duration.ofSeconds(30)).tick();
        account.acceptAll();
        account.fill(BTC, Leg.ENTRY, "3.33", "1000");
        account.executed(account.newest(BTC, Leg.ENTRY), "3.33", "1000");
        assertThat(account.command("c1", OperatorCommandKind.VETO, DECISION, "no"))
                .containsExactly(
                        "ALERT WARNING OPERATOR R-REFUSED: ana's VETO of " + DECISION
                                + " was refused: it came too late, the entry is filled and protected; REDUCE or FLATTEN"
                                + " leave it.",
                        "REFUSED ILLEGAL_TRANSITION");
    }

    @Test
    @DisplayName("R-VETO exits and protection never wait, and an exit takes back the entry of its strategy that does")
    void exits_never_wait() {
        AccountScenario account = waiting();
        assertThat(account.exit(BTC, Action.CLOSE, Direction.LONG))
                .containsExactly(
                        "APPROVED CLOSE BTCUSD 3.33",
                        "CANCEL BTCUSD ENTRY CANCELLED CLOSE (its strategy has left it)",
                        NOT_SENT + "CLOSE, its strategy has left it" + OF_IT,
                        GONE,
                        NOTHING);

        AccountScenario held = waiting();
        held.later(Duration.ofSeconds(30)).tick();
        held.acceptAll();
        assertThat(held.fill(BTC, Leg.ENTRY, "3.33", "1000"))
                .contains("PLACE BTCUSD STOP#0 SELL 3.33 STOP_MARKET @ 985 reduce-only");
        assertThat(held.command(OperatorCommandKind.FLATTEN, "out"))
                .contains("PLACE BTCUSD EXIT#0 SELL 3.33 MARKET reduce-only");
    }

    @Test
    @DisplayName("R-VETO waits over a restart, with its deadline")
    void waits_over_a_restart() {
        AccountScenario account = waiting();
        MemorySlots slots = new MemorySlots();
        account.state.writeChanges(slots);
        account.state = slots.into(account.fold.newState(), new Random(1));
        account.later(Duration.ofSeconds(30));
        assertThat(account.tick()).startsWith("PLACE BTCUSD ENTRY#0 BUY 3.33 MARKET");
    }

    @Test
    @DisplayName("R-VETO a window in which every signal grows too old is refused")
    void refuses_a_window_that_nothing_outlives() {
        assertThatThrownBy(() ->
                        RiskLimits.builder().vetoWindow(Duration.ofMinutes(5)).build())
                .hasMessage("vetoWindow must be shorter than maxSignalAge, PT5M, or nothing is ever sent; it is PT5M");
    }
}
