package io.sluice.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.Leg;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.OrderType;
import io.sluice.schemas.Side;
import io.sluice.schemas.TimeInForce;
import io.sluice.schemas.id.Ids;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderRecordTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final OrderRecord PLACED = OrderRecord.of(command(OrderCommandKind.PLACE));

    @Test
    @DisplayName("O-STATES a whole life: sequence, states, quantities and average price of every event")
    void tells_a_whole_life() {
        List<OrderEvent> life = life();
        assertThat(life.stream().map(OrderRecordTest::line))
                .containsExactly(
                        "0 HOLD null>PENDING_VETO 0/3 avg null",
                        "1 RELEASE PENDING_VETO>QUEUED 0/3 avg null",
                        "2 CLAIM QUEUED>SUBMITTING 0/3 avg null",
                        "3 ACCEPT SUBMITTING>ACCEPTED 0/3 avg null",
                        "4 PARTIAL_FILL ACCEPTED>PARTIALLY_FILLED 1/2 avg 100",
                        "5 PARTIAL_FILL PARTIALLY_FILLED>PARTIALLY_FILLED 2/1 avg 100.5",
                        "6 FILL PARTIALLY_FILLED>FILLED 3/0 avg 101.333333333333333333");
        assertThat(life.stream().map(OrderEvent::getVenueOrderId))
                .containsExactly(null, null, null, "V-1", "V-1", "V-1", "V-1");
        assertThat(life.get(2).getDeadline()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    @DisplayName("C-LINEAGE the id of an order event follows from order and sequence")
    void event_ids_follow_from_order_and_sequence() {
        assertThat(life().stream().map(OrderEvent::getId))
                .containsExactly(
                        Ids.orderEvent("O1", 0),
                        Ids.orderEvent("O1", 1),
                        Ids.orderEvent("O1", 2),
                        Ids.orderEvent("O1", 3),
                        Ids.orderEvent("O1", 4),
                        Ids.orderEvent("O1", 5),
                        Ids.orderEvent("O1", 6));
    }

    @Test
    @DisplayName("O-STATES the record rebuilt from the order's log is the record that was lost")
    void rebuilds_itself_from_its_log() throws IOException {
        OrderRecord live = PLACED;
        OrderRecord rebuilt = PLACED;
        for (OrderEvent event : life()) {
            live = live.after(event);
            rebuilt = rebuilt.after(OrderEvent.fromByteBuffer(event.toByteBuffer()));
            assertThat(rebuilt).isEqualTo(live);
        }
        assertThat(rebuilt.isTerminal()).isTrue();
        assertThat(rebuilt.remaining()).isEqualTo(Quantity.ZERO);
    }

    @Test
    @DisplayName("O-STATES an event that is another order's, out of sequence, or not the table's is refused")
    void refuses_events_that_are_not_its_next() {
        OrderEvent release = OrderEvents.next(PLACED, OrderEventKind.RELEASE, NOON);
        OrderRecord queued = PLACED.after(release);
        assertThatThrownBy(() -> queued.after(release))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("order O1 expects its event 1, not event 0 of order O1");
        OrderEvent claim = OrderEvents.claim(queued, NOON, NOON);
        assertThatThrownBy(() -> queued.after(
                        OrderEvent.newBuilder(claim).setOrderId("O2").build()))
                .hasMessage("order O1 expects its event 1, not event 1 of order O2");
        assertThatThrownBy(() -> queued.after(OrderEvent.newBuilder(claim)
                        .setState(OrderState.ACCEPTED)
                        .build()))
                .hasMessage("order O1: CLAIM leads to SUBMITTING, not to ACCEPTED");
        assertThatThrownBy(() -> OrderEvents.accept(queued, "V-1", NOON)).isInstanceOf(IllegalTransition.class);
    }

    @Test
    @DisplayName("O-STATES more than remains is never executed, and a fill has quantity and price")
    void refuses_impossible_executions() {
        OrderRecord accepted = replay(life().subList(0, 4));
        assertThatThrownBy(() -> OrderEvents.executed(accepted, Quantity.of("3.1"), Price.of("100"), NOON))
                .hasMessage("order O1: 3.1 executed where 3 remained");
        assertThatThrownBy(() -> OrderEvents.executed(accepted, Quantity.ZERO, Price.of("100"), NOON))
                .hasMessage("order O1: 0 executed where 3 remained");
        assertThatThrownBy(() -> OrderEvents.next(accepted, OrderEventKind.FILL, NOON))
                .hasMessage("order O1: a fill needs quantity and price");
        assertThatThrownBy(() -> OrderRecord.of(command(OrderCommandKind.CANCEL)))
                .hasMessage("CANCEL does not place order O1");
    }

    @Test
    @DisplayName("O-STATES an end bears its reason in a code, in words and in a class")
    void tells_reasons() {
        OrderRecord submitting = replay(life().subList(0, 3));
        OrderEvent rejected = OrderEvents.because(
                submitting, OrderEventKind.REJECT, NOON, "OFF_TICK", "0.3 is no tick", ErrorClass.INVALID_ORDER);
        assertThat(rejected.getState()).isEqualTo(OrderState.REJECTED);
        assertThat(rejected.getReason()).isEqualTo("OFF_TICK");
        assertThat(rejected.getReasonText()).isEqualTo("0.3 is no tick");
        assertThat(rejected.getErrorClass()).isEqualTo(ErrorClass.INVALID_ORDER);
    }

    private static List<OrderEvent> life() {
        List<OrderEvent> life = new ArrayList<>();
        OrderRecord order = PLACED;
        order = add(life, order, OrderEvents.next(order, OrderEventKind.HOLD, NOON));
        order = add(life, order, OrderEvents.next(order, OrderEventKind.RELEASE, NOON));
        order = add(life, order, OrderEvents.claim(order, NOON, NOON.plusSeconds(5)));
        order = add(life, order, OrderEvents.accept(order, "V-1", NOON));
        order = add(life, order, OrderEvents.executed(order, Quantity.of("1"), Price.of("100"), NOON));
        order = add(life, order, OrderEvents.executed(order, Quantity.of("1"), Price.of("101"), NOON));
        add(life, order, OrderEvents.executed(order, Quantity.of("1"), Price.of("103"), NOON));
        return life;
    }

    private static OrderRecord add(List<OrderEvent> life, OrderRecord order, OrderEvent event) {
        life.add(event);
        return order.after(event);
    }

    private static OrderRecord replay(List<OrderEvent> events) {
        OrderRecord order = PLACED;
        for (OrderEvent event : events) {
            order = order.after(event);
        }
        return order;
    }

    private static String line(OrderEvent event) {
        return event.getSequence() + " " + event.getKind() + " " + event.getBefore() + ">" + event.getState() + " "
                + event.getFilledQuantity() + "/" + event.getRemainingQuantity() + " avg " + event.getAveragePrice();
    }

    private static OrderCommand command(OrderCommandKind kind) {
        return OrderCommand.newBuilder()
                .setId("O1")
                .setKind(kind)
                .setOrderId("O1")
                .setClientOrderId(Ids.clientOrder("O1"))
                .setAccount("main")
                .setVenue("paper")
                .setInstrument("X:ONE")
                .setDecisionId("D1")
                .setLeg(Leg.ENTRY)
                .setRevision(0)
                .setSide(Side.BUY)
                .setType(OrderType.MARKET)
                .setQuantity(new BigDecimal("3"))
                .setReduceOnly(false)
                .setTimeInForce(TimeInForce.GTC)
                .setTime(NOON)
                .build();
    }
}
