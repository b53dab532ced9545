package io.sluice.venue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.state.MemorySlots;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaperStateTest {
    private final Desk desk = new Desk(Desk.partialTakers());
    private final MemorySlots slots = new MemorySlots();

    @Test
    @DisplayName("O-PAPER only what changed is written: the clock, the instrument, the orders touched")
    void writes_only_what_changed() {
        desk.candle("100 100 100 100").place("A", "BUY 1 LIMIT 90").place("B", "BUY 1 LIMIT 95");
        desk.state.writeChanges(slots);
        assertThat(slots.takeWritten()).containsExactly("venue", "instrument:X:ONE", "order:A", "order:B");
        desk.state.writeChanges(slots);
        assertThat(slots.takeWritten()).isEmpty();
        desk.candle("96 96 94 96 5");
        desk.state.writeChanges(slots);
        assertThat(slots.takeWritten()).containsExactly("venue", "instrument:X:ONE", "order:B");
    }

    @Test
    @DisplayName("O-PAPER dropped changes are never written, later ones are")
    void drops_changes() {
        desk.candle("100 100 100 100").place("A", "BUY 1 LIMIT 90").place("B", "BUY 1 LIMIT 95");
        desk.cancel("A").state.dropChanges();
        desk.state.writeChanges(slots);
        assertThat(slots.takeWritten()).isEmpty();
        desk.candle("96 96 94 96 5");
        desk.state.writeChanges(slots);
        assertThat(slots.takeWritten()).containsExactly("venue", "instrument:X:ONE", "order:B");
    }

    @Test
    @DisplayName("O-PAPER a finished order leaves its slot; its id is remembered")
    void forgets_finished_orders() {
        desk.candle("100 100 100 100").place("A", "BUY 1 LIMIT 90");
        desk.state.writeChanges(slots);
        desk.cancel("A").state.writeChanges(slots);
        assertThat(slots.asText()).containsOnlyKeys("venue", "instrument:X:ONE", "finished:0");
        desk.state = slots.into(new PaperState("main"), new Random(1));
        desk.given().place("A", "BUY 1 LIMIT 90").then("DUPLICATE: order A is known");
    }

    @Test
    @DisplayName("O-ONCE what was forgotten stays forgotten over a restart, and its time is still known")
    void remembers_the_bound_over_a_restart() {
        desk.candle("100 100 100 100 1000000");
        for (int i = 0; i <= FinishedOrders.BOUND; i++) {
            desk.place("N" + i, "BUY 0.2 MARKET");
        }
        desk.state.writeChanges(slots);
        desk.state = slots.into(new PaperState("main"), new Random(1));
        desk.given().place("N1", "BUY 0.2 MARKET").then("DUPLICATE: order N1 is known");
        desk.place("N0", "BUY 0.2 MARKET")
                .then("OUT_OF_ORDER: order N0 of 2026-03-02T12:01:00Z may be one that was finished and forgotten");
    }

    @Test
    @DisplayName("O-PAPER a slot that is unknown, of another version or damaged is refused by name")
    void refuses_what_it_has_not_written() {
        desk.candle("100 100 100 100").place("A", "BUY 1 LIMIT 90");
        desk.state.writeChanges(slots);
        byte[] order = slots.get("order:A");
        PaperState fresh = new PaperState("main");
        assertThatThrownBy(() -> fresh.restore("orders", order))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the paper venue has no slot orders");
        byte[] other = order.clone();
        other[0] = 2;
        assertThatThrownBy(() -> fresh.restore("order:A", other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("slot order:A is of version 2, not 1");
        assertThatThrownBy(() -> fresh.restore("order:A", Arrays.copyOf(order, order.length - 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("slot order:A ends too early");
        assertThatThrownBy(() -> fresh.restore("order:A", Arrays.copyOf(order, order.length + 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("slot order:A has 1 bytes too many");
        byte[] garbled = new String(order, ISO_8859_1).replace("LIMIT", "LIMBO").getBytes(ISO_8859_1);
        assertThatThrownBy(() -> fresh.restore("order:A", garbled))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("slot order:A holds LIMBO, which is no OrderType");
    }
}
