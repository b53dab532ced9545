package io.sluice.account;

import static io.sluice.account.AccountScenario.BTC;
import static io.sluice.account.AccountScenario.longBitcoin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.order.OrderEvents;
import io.sluice.order.OrderRecord;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
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
    @DisplayName("DESIGN what is another account's is refused, whatever inbox it is in")
    void what_is_another_accounts_is_refused() {
        AccountScenario account = longBitcoin();
        OrderRecord stop = account.newest(BTC, Leg.STOP);
        Fill fill = account.fillEvent("f1", stop.placed(), "1", "985", "0").getFill();
        OrderEvent end = OrderEvents.next(stop, OrderEventKind.CANCEL, account.now);
        OperatorCommand halt =
                new OperatorCommand("c1", "other", OperatorCommandKind.HALT, null, "ana", "news", account.now, null);
        assertThat(account.apply(account.event(AccountEventKind.FILL)
                        .setFill(Fill.newBuilder(fill).setAccount("other").build())
                        .build()))
                .containsExactly("REFUSED KEY_MISMATCH");
        assertThat(account.apply(account.event(AccountEventKind.ORDER_EVENT)
                        .setOrderEvent(
                                OrderEvent.newBuilder(end).setAccount("other").build())
                        .build()))
                .containsExactly("REFUSED KEY_MISMATCH");
        assertThat(account.apply(
                        account.event(AccountEventKind.COMMAND).setCommand(halt).build()))
                .containsExactly("REFUSED KEY_MISMATCH");
        assertThat(account.tick())
                .containsExactly(
                        "ACCOUNT ACTIVE CLOSED balance 10000 equity 10000 risk 49.95 open 1 working 3 unanswered 0 entries 1");
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
    @DisplayName("DESIGN dropped changes are never written, later ones are")
    void dropped_changes_are_never_written() {
        AccountScenario account = new AccountScenario();
        MemorySlots slots = new MemorySlots();
        account.mark(BTC, 1000);
        account.signal(BTC, Direction.LONG);
        account.state.dropChanges();
        account.state.writeChanges(slots);
        assertThat(slots.takeWritten()).isEmpty();
        account.mark(BTC, 1000);
        account.state.writeChanges(slots);
        assertThat(slots.takeWritten()).containsExactly("clock", "mark:" + BTC);
    }

    @Test
    @DisplayName("DESIGN bytes that are not ours are refused, never repaired")
    void foreign_bytes_are_refused() {
        AccountScenario account = new AccountScenario();
        assertThatThrownBy(() -> account.state.restore("clock", new byte[] {9, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("slot clock is of version 9, not 1 to 4");
        assertThatThrownBy(() -> account.state.restore("clock", new byte[] {2, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("slot clock ends too early");
        assertThatThrownBy(() -> account.state.restore("clock", new byte[] {2, 0, 0, 0, 0, 0, 0, 0, 0, 0}))
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
