package io.sluice.account;

import static io.sluice.account.AccountScenario.ADA;
import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.enteringBitcoin;
import static io.sluice.account.AccountScenario.longBitcoin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.risk.RiskLimits;
import io.sluice.schemas.Action;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Outcome;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.TradeIntent;
import io.sluice.schemas.Verdict;
import io.sluice.state.MemorySlots;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StrategyExitTest {
    @Test
    @DisplayName("R-ACTIONS CLOSE leaves all of it, reduce-only; what protected it is taken back when it has filled")
    void close_leaves_the_position_and_its_protection_goes() {
        AccountScenario account = longBitcoin();
        assertThat(account.exit(BTC, Action.CLOSE, Direction.LONG))
                .containsExactly(
                        "APPROVED CLOSE BTCUSD 3.33",
                        "PLACE BTCUSD EXIT#0 SELL 3.33 MARKET reduce-only",
                        "POSITION BTCUSD EXIT_PENDING 3.33 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 4 unanswered 1 entries 1");
        assertThat(account.fill(BTC, Leg.EXIT, "3.33", "1010"))
                .containsExactly(
                        "CANCEL BTCUSD STOP#0",
                        "CANCEL BTCUSD TARGET#0",
                        "POSITION BTCUSD CLOSED 0 @ 0 mark 1000 stop - target - unrealised 0 realised 33.3 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10033.3 equity 10033.3 risk 0 open 0 working 4 unanswered 3 entries 1");
    }

    @Test
    @DisplayName("R-ACTIONS REDUCE_50 leaves half, rounded up to the lot step; stop and target then cover the rest")
    void reduce_leaves_half() {
        AccountScenario account = longBitcoin();
        assertThat(account.exit(BTC, Action.REDUCE_50, Direction.LONG))
                .startsWith("APPROVED REDUCE_50 BTCUSD 1.67", "PLACE BTCUSD EXIT#0 SELL 1.67 MARKET reduce-only");
        account.accept(account.newest(BTC, Leg.EXIT).placed());
        assertThat(account.fill(BTC, Leg.EXIT, "1.67", "1010"))
                .contains(
                        "PLACE BTCUSD STOP#1 SELL 1.66 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#1 SELL 1.66 TAKE_PROFIT @ 1030 reduce-only",
                        "CANCEL BTCUSD TARGET#0");
        account.executed(account.newest(BTC, Leg.EXIT), "1.67", "1010");
        assertThat(account.exit(BTC, Action.REDUCE_50, Direction.LONG)).contains("APPROVED REDUCE_50 BTCUSD 0.83");
    }

    @Test
    @DisplayName("R-SIZE CLOSE without a position is a decision that is rejected with every verdict, and no fault")
    void close_of_nothing_is_rejected() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        assertThat(account.exit(BTC, Action.CLOSE, Direction.LONG))
                .containsExactly("REJECTED CLOSE BTCUSD 0 by R-SIZE quantity=0 closable=0 (nothing to close)");
        RiskDecision decision = account.outputs.decisions.getFirst();
        assertThat(decision.getIntent().getReduceOnly()).isTrue();
        assertThat(decision.getVerdicts())
                .filteredOn(verdict -> verdict.getOutcome() == Outcome.NOT_APPLICABLE)
                .extracting(Verdict::getCode)
                .containsExactly(
                        "R-BREAKER",
                        "R-COOLDOWN",
                        "R-DAILY",
                        "R-POSITIONS",
                        "R-EXPOSURE",
                        "R-MARGIN",
                        "R-LIQUIDATION",
                        "R-FUNDING",
                        "R-LIQUIDITY",
                        "R-SLIPPAGE",
                        "R-STOP",
                        "R-CORRELATION");
        assertThat(account.exit(ADA, Action.REDUCE_50, Direction.SHORT))
                .containsExactly(
                        "REJECTED REDUCE_50 ADAUSD 0 by R-TRADABLE (no mark for PAPER:ADAUSD); R-SIZE quantity=0 closable=0 (nothing to close)");
    }

    @Test
    @DisplayName("R-SYMBOLS an exit in an instrument that nobody knows is rejected")
    void close_of_an_unknown_instrument_is_rejected() {
        assertThat(new AccountScenario().exit("PAPER:NOBODY", Action.CLOSE, Direction.LONG))
                .first()
                .asString()
                .startsWith("REJECTED CLOSE NOBODY 0 by R-SYMBOLS (PAPER:NOBODY is not traded by this account)");
    }

    @Test
    @DisplayName(
            "R-ACTIONS a strategy leaves what its own signals have opened, in the direction it names, and nothing else")
    void leaves_only_its_own() {
        AccountScenario account = longBitcoin();
        String refusal =
                "REJECTED CLOSE BTCUSD 0 by R-SIZE quantity=0 closable=3.33 (opened by another strategy or the other way)";
        Signal close = Signal.newBuilder(account.saying(BTC, Direction.LONG))
                .setAction(Action.CLOSE)
                .build();
        assertThat(account.signal(Signal.newBuilder(close)
                        .setId("other detector")
                        .setDetector("sma-cross")
                        .build()))
                .containsExactly(refusal);
        assertThat(account.signal(Signal.newBuilder(close)
                        .setId("other timeframe")
                        .setTimeframe(Timeframe.M5)
                        .build()))
                .containsExactly(refusal);
        assertThat(account.exit(BTC, Action.CLOSE, Direction.SHORT)).containsExactly(refusal);
        assertThat(account.signal(close)).contains("APPROVED CLOSE BTCUSD 3.33");
    }

    @Test
    @DisplayName("R-ACTIONS an account whose list has no CLOSE does not follow a strategy's exit")
    void an_account_may_refuse_exits() {
        AccountScenario account = new AccountScenario(RiskLimits.builder()
                .actions(Set.of(Action.OPEN_LONG, Action.OPEN_SHORT))
                .build());
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        account.fill(BTC, Leg.ENTRY, "3.33", "1000");
        assertThat(account.exit(BTC, Action.CLOSE, Direction.LONG))
                .containsExactly("REJECTED CLOSE BTCUSD 3.33 by R-ACTIONS (CLOSE is not allowed)");
    }

    @Test
    @DisplayName("R-ACTIONS CLOSE right after an entry takes it back, and what fills all the same leaves at once, once")
    void close_right_after_the_entry_leaves_what_still_fills() {
        AccountScenario account = enteringBitcoin();
        assertThat(account.exit(BTC, Action.CLOSE, Direction.LONG))
                .containsExactly(
                        "APPROVED CLOSE BTCUSD 3.33",
                        "CANCEL BTCUSD ENTRY#0",
                        "POSITION BTCUSD ENTRY_PENDING 0 @ 0 mark 1000 stop - target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 0 working 1 unanswered 1 entries 0");
        String decision = account.outputs.decisions.getFirst().getId();
        assertThat(account.exit(BTC, Action.CLOSE, Direction.LONG))
                .containsExactly("REJECTED CLOSE BTCUSD 0 by R-SIZE quantity=0 closable=0 (nothing to close)");
        assertThat(account.fill(BTC, Leg.ENTRY, "1", "1000"))
                .contains(
                        "PLACE BTCUSD STOP#0 SELL 1 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD EXIT#0 SELL 1 MARKET reduce-only");
        assertThat(account.fill(BTC, Leg.ENTRY, "2.33", "1000"))
                .contains("PLACE BTCUSD EXIT#1 SELL 2.33 MARKET reduce-only");
        assertThat(account.orders.values())
                .filteredOn(order -> order.placed().getLeg() == Leg.EXIT)
                .extracting(order -> order.placed().getDecisionId())
                .containsExactly(decision, decision);
    }

    @Test
    @DisplayName("R-ACTIONS that a position is to be left survives a restart")
    void what_is_to_be_left_is_remembered() {
        AccountScenario account = enteringBitcoin();
        account.exit(BTC, Action.CLOSE, Direction.LONG);
        MemorySlots slots = new MemorySlots();
        account.state.writeChanges(slots);
        account.state = slots.into(account.fold.newState(), new Random(1));
        assertThat(account.fill(BTC, Leg.ENTRY, "1", "1000")).contains("PLACE BTCUSD EXIT#0 SELL 1 MARKET reduce-only");
    }

    @Test
    @DisplayName("R-ACTIONS an entry that ended unfilled leaves nothing behind for the next one")
    void the_next_entry_stays() {
        AccountScenario account = enteringBitcoin();
        account.exit(BTC, Action.CLOSE, Direction.LONG);
        account.accept(account.newest(BTC, Leg.ENTRY).placed());
        account.end(account.newest(BTC, Leg.ENTRY), OrderEventKind.CANCEL);
        account.later(Duration.ofMinutes(16));
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        assertThat(account.fill(BTC, Leg.ENTRY, "3.33", "1000")).isNotEmpty().noneMatch(line -> line.contains("EXIT"));
    }

    @Test
    @DisplayName("R-STATE a strategy may still leave while the account is REDUCING, and not while it is HALTED")
    void obeys_the_trading_state() {
        AccountScenario account = longBitcoin();
        account.command(OperatorCommandKind.PAUSE, "wait");
        assertThat(account.exit(BTC, Action.REDUCE_50, Direction.LONG)).contains("APPROVED REDUCE_50 BTCUSD 1.67");
        account.command(OperatorCommandKind.HALT, "stop");
        assertThat(account.exit(BTC, Action.CLOSE, Direction.LONG))
                .containsExactly("REJECTED CLOSE BTCUSD 1.66 by R-STATE (HALTED)");
    }

    @Test
    @DisplayName("R-STOP a strategy's own stop is taken where it is tighter than 3 %, and its target wherever it is")
    void an_entry_names_its_stop_and_target() {
        assertThat(enteringWith(5.0, 50.0))
                .contains(
                        "PLACE BTCUSD STOP#0 SELL 10 STOP_MARKET @ 995 reduce-only",
                        "PLACE BTCUSD TARGET#0 SELL 10 TAKE_PROFIT @ 1050 reduce-only");
        assertThat(enteringWith(400.0, null))
                .contains(
                        "PLACE BTCUSD STOP#0 SELL 1.66 STOP_MARKET @ 970 reduce-only",
                        "PLACE BTCUSD TARGET#0 SELL 1.66 TAKE_PROFIT @ 1030 reduce-only");
    }

    @Test
    @DisplayName("R-STOP a stop or target that is no distance is no entry")
    void a_stop_that_cannot_be_is_refused() {
        for (double impossible : List.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY, 1e300)) {
            assertThat(deciding(impossible, null)).first().asString().startsWith("REJECTED OPEN_LONG BTCUSD 0 by");
            assertThat(deciding(null, impossible)).first().asString().startsWith("REJECTED OPEN_LONG BTCUSD 0 by");
        }
    }

    @Test
    @DisplayName("R-ACTIONS an action that is newer than this reader is rejected")
    void an_unknown_action_is_rejected() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        assertThat(account.exit(BTC, Action.UNRECOGNISED, Direction.LONG))
                .first()
                .asString()
                .startsWith("REJECTED UNRECOGNISED BTCUSD 0 by R-ACTIONS (UNRECOGNISED is not allowed)");
    }

    @Test
    @DisplayName("R-POSITIONS an entry that finds the position on its way out waits, and is decided when that is gone")
    void an_entry_waits_for_the_exit() {
        AccountScenario account = leavingBitcoin();
        assertThat(account.signal(BTC, Direction.LONG)).isEmpty();
        assertThat(account.fill(BTC, Leg.EXIT, "3.33", "1010"))
                .contains("APPROVED OPEN_LONG BTCUSD 3.34", "PLACE BTCUSD ENTRY#0 BUY 3.34 MARKET");
        assertThat(account.outputs.decisions)
                .extracting(RiskDecision::getCauseId, RiskDecision::getSignalId)
                .containsExactly(tuple("signal-4", "signal-4"));
        assertThat(account.tick()).noneMatch(line -> line.contains("OPEN_LONG"));
    }

    @Test
    @DisplayName("R-POSITIONS an entry that waits is refused when the exit ends and the position is still held")
    void an_entry_that_waited_in_vain_is_refused() {
        AccountScenario account = leavingBitcoin();
        account.signal(BTC, Direction.LONG);
        assertThat(account.reject(account.newest(BTC, Leg.EXIT)))
                .anyMatch(line -> line.startsWith("REJECTED OPEN_LONG BTCUSD")
                        && line.contains("R-POSITIONS open=1 max=4 (PAPER:BTCUSD is already held)"));
    }

    @Test
    @DisplayName("R-TRADABLE an entry that has waited too long is refused")
    void an_entry_that_waited_too_long_is_refused() {
        AccountScenario account = leavingBitcoin();
        account.signal(BTC, Direction.LONG);
        account.later(Duration.ofMinutes(6));
        assertThat(account.fill(BTC, Leg.EXIT, "3.33", "1010"))
                .anyMatch(line -> line.startsWith("REJECTED OPEN_LONG") && line.contains("signalAge=360"));
    }

    @Test
    @DisplayName("R-ACTIONS an exit of its strategy ends the waiting of an entry, and so does a newer entry")
    void waiting_ends_with_what_is_said_next() {
        AccountScenario account = leavingBitcoin();
        account.signal(BTC, Direction.LONG);
        assertThat(account.signal(BTC, Direction.LONG))
                .singleElement()
                .asString()
                .startsWith("REJECTED OPEN_LONG BTCUSD");
        assertThat(account.exit(BTC, Action.CLOSE, Direction.LONG))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("REJECTED OPEN_LONG BTCUSD");
        assertThat(account.fill(BTC, Leg.EXIT, "3.33", "1010")).noneMatch(line -> line.contains("OPEN_LONG"));
    }

    @Test
    @DisplayName("An entry that waits survives a restart")
    void a_waiting_entry_is_remembered() {
        AccountScenario account = leavingBitcoin();
        account.signal(Signal.newBuilder(account.saying(BTC, Direction.LONG))
                .setStopDistance(5.0)
                .setTargetDistance(7.0)
                .setAtr(3.0)
                .build());
        MemorySlots slots = new MemorySlots();
        account.state.writeChanges(slots);
        account.state = slots.into(account.fold.newState(), new Random(1));
        account.fill(BTC, Leg.EXIT, "3.33", "1010");
        assertThat(account.outputs.decisions)
                .extracting(RiskDecision::getIntent)
                .extracting(TradeIntent::getStopPrice, TradeIntent::getTargetPrice)
                .containsExactly(tuple(new BigDecimal("995"), new BigDecimal("1007")));
    }

    /** Its cooldown is over. */
    private static AccountScenario leavingBitcoin() {
        AccountScenario account = longBitcoin();
        account.later(Duration.ofMinutes(16));
        account.mark(BTC, 1000);
        account.exit(BTC, Action.CLOSE, Direction.LONG);
        return account;
    }

    private static List<String> enteringWith(@Nullable Double stop, @Nullable Double target) {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        account.signal(asking(account, stop, target));
        OrderCommand entry = account.newest(BTC, Leg.ENTRY).placed();
        return account.fill(BTC, Leg.ENTRY, entry.getQuantity().toPlainString(), "1000");
    }

    private static List<String> deciding(@Nullable Double stop, @Nullable Double target) {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        return account.signal(asking(account, stop, target));
    }

    private static Signal asking(AccountScenario account, @Nullable Double stop, @Nullable Double target) {
        return Signal.newBuilder(account.saying(BTC, Direction.LONG))
                .setStopDistance(stop)
                .setTargetDistance(target)
                .build();
    }
}
