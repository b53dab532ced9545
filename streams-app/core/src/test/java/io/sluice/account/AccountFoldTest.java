package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.ETH;
import static io.sluice.account.AccountScenario.longBitcoin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.order.OrderEvents;
import io.sluice.order.OrderRecord;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.Side;
import io.sluice.state.MemorySlots;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountFoldTest {
    @Test
    @DisplayName("DESIGN a tick is answered with a snapshot of its own time")
    void a_tick_is_answered_with_its_own_time() {
        AccountScenario account = new AccountScenario();
        account.tick();
        account.now = account.now.minusSeconds(5);
        account.tick();
        AccountSnapshot snapshot = account.outputs.snapshots.getFirst();
        assertThat(snapshot.getTime()).isEqualTo(AccountScenario.START.minusSeconds(5));
        assertThat(account.state.figures().now()).isEqualTo(AccountScenario.START);
    }

    @Test
    @DisplayName("DESIGN a mark of an instrument that is not held says nothing")
    void a_mark_without_a_position_says_nothing() {
        AccountScenario account = new AccountScenario();
        assertThat(account.mark(BTC, 1000)).isEmpty();
    }

    @Test
    @DisplayName("DESIGN unsound marks are refused with their reason")
    void unsound_marks_are_refused() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        assertThat(account.mark(BTC, Double.NaN)).containsExactly("REFUSED NOT_FINITE");
        assertThat(account.mark(BTC, 1e300)).containsExactly("REFUSED NOT_FINITE");
        assertThat(account.mark(BTC, -1)).containsExactly("REFUSED NEGATIVE");
        assertThat(account.mark(BTC, 1000, Double.POSITIVE_INFINITY)).containsExactly("REFUSED NOT_FINITE");
        assertThat(account.mark("PAPER:DOGE", 1)).containsExactly("REFUSED UNKNOWN_INSTRUMENT");
        account.mark(BTC, 1000);
        account.now = account.now.minusSeconds(1);
        assertThat(account.mark(BTC, 1000)).containsExactly("REFUSED DUPLICATE");
        account.now = account.now.minusSeconds(2);
        assertThat(account.mark(BTC, 1000)).containsExactly("REFUSED OUT_OF_ORDER");
    }

    @Test
    @DisplayName("DESIGN events of another account, and events without a body, are refused")
    void foreign_and_empty_events_are_refused() {
        AccountScenario account = new AccountScenario();
        assertThat(account.apply(
                        account.event(AccountEventKind.TICK).setAccount("other").build()))
                .containsExactly("REFUSED UNKNOWN_ACCOUNT");
        assertThat(account.apply(account.event(AccountEventKind.FILL).build())).containsExactly("REFUSED NULL_VALUE");
        assertThat(account.apply(account.event(AccountEventKind.UNRECOGNISED).build()))
                .containsExactly("REFUSED PROCESSING_FAILED");
    }

    @Test
    @DisplayName("O-STATES order events that are unknown, seen or illegal are refused and change nothing")
    void illegal_order_events_are_refused() {
        AccountScenario account = longBitcoin();
        OrderRecord stop = account.newest(BTC, Leg.STOP);
        OrderEvent cancel = OrderEvents.next(stop, OrderEventKind.CANCEL, account.now);
        OrderEvent unknown = OrderEvent.newBuilder(cancel).setOrderId("X").build();
        OrderEvent seen = OrderEvent.newBuilder(cancel).setSequence(0).build();
        OrderEvent illegal =
                OrderEvent.newBuilder(cancel).setKind(OrderEventKind.CLAIM).build();
        for (OrderEvent event : List.of(unknown, illegal)) {
            assertThat(account.apply(account.event(AccountEventKind.ORDER_EVENT)
                            .setOrderEvent(event)
                            .build()))
                    .containsExactly("REFUSED ILLEGAL_TRANSITION");
        }
        assertThat(account.apply(account.event(AccountEventKind.ORDER_EVENT)
                        .setOrderEvent(seen)
                        .build()))
                .containsExactly("REFUSED DUPLICATE");
        assertThat(account.tick())
                .containsExactly(
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 3 unanswered 0 entries 1");
    }

    @Test
    @DisplayName("O-STATES a fill that comes after the cancel is booked and protected")
    void a_fill_after_the_cancel_is_booked() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        OrderRecord entry = account.newest(BTC, Leg.ENTRY);
        account.accept(entry.placed());
        account.end(entry, OrderEventKind.CANCEL);
        assertThat(account.fill(entry, "1", "1000", "0.5"))
                .containsExactly(
                        "PLACE BTCUSD STOP#0 SELL 1 STOP_MARKET @ 985 reduce-only",
                        "PLACE BTCUSD TARGET#0 SELL 1 TAKE_PROFIT @ 1030 reduce-only",
                        "POSITION BTCUSD OPEN 1 @ 1000 mark 1000 stop 985 target 1030 unrealised 0 realised 0 fees 0.5",
                        "ACCOUNT ACTIVE CLOSED balance 9999.5 equity 9999.5 risk 15 open 1 working 2 unanswered 2 entries 1");
    }

    @Test
    @DisplayName("O-EXTERNAL a fill of an order nobody knows is booked, protected at 3 % and told")
    void a_foreign_fill_is_booked_protected_and_told() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        OrderCommand foreign = OrderCommand.newBuilder(
                        account.newest(BTC, Leg.ENTRY).placed())
                .setInstrument(ETH)
                .setOrderId("X")
                .setDecisionId("D")
                .build();
        assertThat(account.apply(account.fillEvent("f1", foreign, "1", "1000", "0")))
                .containsExactly(
                        "ALERT WARNING DRIFT O-EXTERNAL: A fill of an order that is not known here was booked in PAPER:ETHUSD.",
                        "PLACE ETHUSD STOP#0 SELL 1 STOP_MARKET @ 970 reduce-only",
                        "POSITION ETHUSD OPEN 1 @ 1000 mark 1000 stop 970 target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 79.95 open 1 working 2 unanswered 2 entries 1");
    }

    @Test
    @DisplayName("O-DRIFT a fill of an instrument nobody knows cannot be booked: refused, and people are told")
    void a_fill_of_an_unknown_instrument_is_told() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        OrderCommand foreign = OrderCommand.newBuilder(
                        account.newest(BTC, Leg.ENTRY).placed())
                .setInstrument("PAPER:DOGE")
                .build();
        assertThat(account.apply(account.fillEvent("f1", foreign, "1", "1000", "0")))
                .containsExactly(
                        "ALERT CRITICAL DRIFT O-DRIFT: A fill of PAPER:DOGE, which has no definition here, cannot be booked.",
                        "REFUSED UNKNOWN_INSTRUMENT");
    }

    @Test
    @DisplayName("DESIGN an entry beyond a position flips it: the old trade is closed, the new one protected")
    void a_flip_closes_one_trade_and_opens_another() {
        AccountScenario account = longBitcoin();
        OrderCommand flip = OrderCommand.newBuilder(
                        account.newest(BTC, Leg.ENTRY).placed())
                .setOrderId("X")
                .setDecisionId("D")
                .setSide(Side.SELL)
                .build();
        assertThat(account.apply(account.fillEvent("f1", flip, "4.33", "1010", "0")))
                .containsExactly(
                        "ALERT WARNING DRIFT O-EXTERNAL: A fill of an order that is not known here was booked in PAPER:BTCUSD.",
                        "CANCEL BTCUSD STOP#0",
                        "CANCEL BTCUSD TARGET#0",
                        "PLACE BTCUSD STOP#0 BUY 1 STOP_MARKET @ 1040 reduce-only",
                        "POSITION BTCUSD OPEN -1 @ 1010 mark 1010 stop 1040 target - unrealised 0 realised 0 fees 0",
                        "ACCOUNT ACTIVE CLOSED balance 10033.3 equity 10033.3 risk 30 open 1 working 4 unanswered 3 entries 2");
    }

    @Test
    @DisplayName("DESIGN fees are paid from cash and are not part of the trade's profit")
    void fees_are_paid_from_cash() {
        AccountScenario account = new AccountScenario();
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        account.fill(account.newest(BTC, Leg.ENTRY), "3.33", "1000", "1.67");
        assertThat(account.fill(account.newest(BTC, Leg.TARGET), "3.33", "1030", "-0.07"))
                .containsExactly(
                        "CANCEL BTCUSD STOP#0",
                        "POSITION BTCUSD CLOSED 0 @ 0 mark 1000 stop - target - unrealised 0 realised 99.9 fees 1.6",
                        "ACCOUNT ACTIVE CLOSED balance 10098.3 equity 10098.3 risk 0 open 0 working 3 unanswered 3 entries 1");
    }

    @Test
    @DisplayName("DESIGN an event writes what it touched: a mark two small slots, an entry less than 1.5 KB")
    void an_event_writes_what_it_touched() {
        AccountScenario account = new AccountScenario();
        MemorySlots slots = new MemorySlots();
        account.mark(BTC, 1000);
        account.state.writeChanges(slots);
        slots.takeWritten();
        account.mark(BTC, 1000);
        account.state.writeChanges(slots);
        assertThat(slots.bytesWritten()).isLessThan(64);
        assertThat(slots.takeWritten()).containsExactly("clock", "mark:" + BTC);
        account.signal(BTC, Direction.LONG);
        account.state.writeChanges(slots);
        assertThat(slots.bytesWritten()).isLessThan(1_000);
        String entry = account.newest(BTC, Leg.ENTRY).id();
        assertThat(slots.takeWritten()).containsExactly("account", "order:" + entry, "position:" + BTC, "decision:0");
        account.fill(BTC, Leg.ENTRY, "3.33", "1000");
        account.state.writeChanges(slots);
        assertThat(slots.bytesWritten()).isLessThan(1_500);
    }

    @Test
    @DisplayName("DESIGN bytes that are not ours are refused, never repaired")
    void foreign_bytes_are_refused() {
        AccountScenario account = new AccountScenario();
        assertThatThrownBy(() -> account.state.restore("clock", new byte[] {9, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("slot clock is of version 9, not 1");
        assertThatThrownBy(() -> account.state.restore("clock", new byte[] {1, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("slot clock ends too early");
        assertThatThrownBy(() -> account.state.restore("clock", new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("slot clock has 1 bytes too many");
        assertThatThrownBy(() -> account.state.restore("other", new byte[1]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an account has no slot other");
        assertThatThrownBy(() -> account.state.restore("mark:PAPER:DOGE", new byte[1]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("slot mark:PAPER:DOGE is of an instrument without a definition");
    }
}
