package io.sluice.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.OrderType;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderDeskTest {
    private final Desk desk = new Desk().candle("100 100 100 100");

    @ParameterizedTest(name = "{0} is rejected with {1}: {2}")
    @CsvSource({
        "BUY 0.25 MARKET, OFF_LOT, 0.25 is not a multiple of 0.1",
        "BUY 1 LIMIT 99.7, OFF_TICK, 99.7 is not a multiple of 0.5",
        "BUY 1 STOP_MARKET 101.2, OFF_TICK, 101.2 is not a multiple of 0.5",
        "BUY 0.1 MARKET, BELOW_MIN_QUANTITY, 0.1 < 0.2",
        "BUY 100.1 MARKET, ABOVE_MAX_QUANTITY, 100.1 > 100",
        "BUY 0.2 LIMIT 49.5, BELOW_MIN_NOTIONAL, 9.9 < 10",
        "BUY 0 MARKET, INVALID_ORDER, quantity 0 is not positive",
        "BUY -1 MARKET, INVALID_ORDER, quantity -1 is not positive",
        "UNRECOGNISED 1 MARKET, INVALID_ORDER, 'unrecognised side, type or time in force'",
        "SELL 1 MARKET reduceOnly, REDUCE_ONLY_REJECTED, SELL does not reduce 0"
    })
    @DisplayName("O-PAPER an order that cannot be is rejected with a stable code and the figures")
    void rejects_what_cannot_be(String words, String code, String text) {
        desk.place("A", words).then("A RELEASE", "A CLAIM", "A REJECT " + code);
        assertThat(desk.events.getLast().getReasonText()).isEqualTo(text);
        assertThat(desk.events.getLast().getErrorClass()).isEqualTo(ErrorClass.INVALID_ORDER);
        assertThat(desk.state.workingOrders()).isZero();
    }

    @Test
    @DisplayName("O-PAPER what is just allowed is accepted")
    void accepts_the_bounds() {
        desk.place("A", "BUY 0.2 LIMIT 50").then("A RELEASE", "A CLAIM", "A ACCEPT");
        desk.place("B", "BUY 100 LIMIT 50").then("B RELEASE", "B CLAIM", "B ACCEPT");
    }

    @Test
    @DisplayName("O-PAPER an exit is never refused for being small")
    void accepts_small_exits() {
        desk.place("E", "BUY 0.2 MARKET")
                .place("X", "SELL 0.1 MARKET reduceOnly")
                .given();
        desk.place("Y", "SELL 0.1 MARKET reduceOnly")
                .then("Y RELEASE", "Y CLAIM", "Y ACCEPT", "Y SELL 0.1 @ 99 TAKER", "Y FILL");
    }

    @Test
    @DisplayName("O-PAPER an unknown instrument and one without a candle are rejected")
    void rejects_without_a_market() {
        desk.venue.command(desk.state, Desk.command("A", "X:TWO", "BUY 1 MARKET", desk.now()), desk);
        desk.then("A RELEASE", "A CLAIM", "A REJECT UNKNOWN_INSTRUMENT");
        desk.venue.command(desk.state, Desk.command("B", Desk.MINI, "BUY 1 MARKET", desk.now()), desk);
        desk.then("B RELEASE", "B CLAIM", "B REJECT NO_MARKET_PRICE");
    }

    @Test
    @DisplayName("O-PAPER a limit without its price, or a market order with one, is rejected")
    void rejects_missing_and_spare_prices() {
        OrderCommand market = Desk.command("A", Desk.ONE, "BUY 1 MARKET", desk.now());
        give(OrderCommand.newBuilder(market).setType(OrderType.LIMIT).build());
        desk.then("A RELEASE", "A CLAIM", "A REJECT INVALID_ORDER");
        give(OrderCommand.newBuilder(market)
                .setOrderId("B")
                .setTriggerPrice(BigDecimal.TEN)
                .build());
        desk.then("B RELEASE", "B CLAIM", "B REJECT INVALID_ORDER");
    }

    @Test
    @DisplayName("O-PAPER R-STOP working orders are bounded; protection still finds room, up to twice the bound")
    void rejects_too_many_orders() {
        desk.place("E", "BUY 1 MARKET");
        for (int i = 0; i < 5; i++) {
            desk.place("L" + i, "BUY 1 LIMIT 90");
        }
        desk.given().place("A", "BUY 1 LIMIT 90").then("A RELEASE", "A CLAIM", "A REJECT TOO_MANY_ORDERS");
        for (int i = 0; i < 5; i++) {
            desk.given().place("S" + i, "SELL 1 STOP_MARKET 95 reduceOnly");
            desk.then("S" + i + " RELEASE", "S" + i + " CLAIM", "S" + i + " ACCEPT");
        }
        desk.place("T", "SELL 1 STOP_MARKET 95 reduceOnly").then("T RELEASE", "T CLAIM", "T REJECT TOO_MANY_ORDERS");
    }

    @Test
    @DisplayName("O-PAPER an order that comes after it was wanted expires unsent; one that comes just in time does not")
    void expires_what_comes_too_late() {
        OrderCommand order = Desk.command("A", Desk.ONE, "BUY 1 MARKET", Desk.START);
        give(OrderCommand.newBuilder(order)
                .setExpiresAt(desk.now().minusNanos(1_000))
                .build());
        desk.then("A RELEASE", "A EXPIRE EXPIRED_UNSENT");
        give(OrderCommand.newBuilder(order)
                .setOrderId("B")
                .setExpiresAt(desk.now())
                .build());
        desk.then("B RELEASE", "B CLAIM", "B ACCEPT", "B BUY 1 @ 101 TAKER", "B FILL");
    }

    @Test
    @DisplayName("O-PAPER R-VETO the life of an order that waited for a veto began with HOLD and goes on with RELEASE")
    void goes_on_with_the_life_of_what_waited() {
        OrderCommand order = Desk.command("A", Desk.ONE, "BUY 1 MARKET", desk.now());
        give(OrderCommand.newBuilder(order).setHeldSince(Desk.START).build());
        assertThat(desk.events.getFirst().getBefore()).isEqualTo(OrderState.PENDING_VETO);
        assertThat(desk.events).extracting(OrderEvent::getSequence).containsExactly(1, 2, 3, 4);
        desk.then("A RELEASE", "A CLAIM", "A ACCEPT", "A BUY 1 @ 101 TAKER", "A FILL");
    }

    @Test
    @DisplayName("O-PAPER any event of the account's log moves the venue's clock")
    void the_log_moves_the_clock() {
        Instant later = desk.now().plusSeconds(30);
        desk.venue.market(desk.state, Desk.event(AccountEventKind.TICK, null, later), desk);
        assertThat(desk.state.now()).isEqualTo(later);
        OrderCommand order = Desk.command("A", Desk.ONE, "BUY 1 MARKET", desk.now());
        give(OrderCommand.newBuilder(order)
                .setExpiresAt(desk.now().plusSeconds(29))
                .build());
        desk.then("A RELEASE", "A EXPIRE EXPIRED_UNSENT");
    }

    @Test
    @DisplayName("O-ONCE O-PAPER the same order id twice is one order, whether it works or has ended")
    void knows_a_repetition() {
        desk.place("A", "BUY 1 LIMIT 90")
                .place("B", "BUY 1 MARKET")
                .place("C", "BUY 0.1 MARKET")
                .given();
        desk.place("A", "BUY 1 LIMIT 90").then("DUPLICATE: order A is known");
        desk.place("B", "BUY 1 MARKET").then("DUPLICATE: order B is known");
        desk.place("C", "BUY 0.1 MARKET").then("DUPLICATE: order C is known");
        assertThat(desk.position()).isEqualTo("1");
    }

    @Test
    @DisplayName("O-ONCE O-PAPER a repetition whose order is forgotten is refused by its time")
    void knows_a_repetition_of_what_is_forgotten() {
        desk.place("A", "BUY 1 MARKET");
        desk.candle("100 100 100 100");
        for (int i = 0; i < FinishedOrders.BOUND; i++) {
            desk.place("N" + i, "BUY 0.1 MARKET");
        }
        desk.given();
        give(Desk.command("A", Desk.ONE, "BUY 1 MARKET", Desk.START.plusSeconds(60)));
        desk.then("OUT_OF_ORDER: order A of 2026-03-02T12:01:00Z may be one that was finished and forgotten");
        desk.place("N0", "BUY 0.1 MARKET").then("DUPLICATE: order N0 is known");
        desk.place("B", "BUY 1 MARKET").then("B RELEASE", "B CLAIM", "B ACCEPT", "B BUY 1 @ 101 TAKER", "B FILL");
    }

    @Test
    @DisplayName(
            "O-PAPER a working order is cancelled; the end of a finished one has been told; an unknown one is refused")
    void cancels() {
        desk.place("A", "BUY 1 LIMIT 90").given();
        desk.cancel("A").then("A CANCEL");
        desk.cancel("A").then();
        desk.cancel("Z").then("ILLEGAL_TRANSITION: cancel of order Z, which is not known");
        desk.candle("80 80 80 80").then();
    }

    @Test
    @DisplayName("O-PAPER what is another account's, or of an unknown kind, is refused")
    void refuses_what_is_not_its_own() {
        OrderCommand order = Desk.command("A", Desk.ONE, "BUY 1 MARKET", desk.now());
        give(OrderCommand.newBuilder(order).setAccount("other").build());
        desk.then("KEY_MISMATCH: command of account other given to main");
        give(OrderCommand.newBuilder(order)
                .setKind(OrderCommandKind.UNRECOGNISED)
                .build());
        desk.then("UNDECODABLE: command A is of a kind this version does not know");
    }

    private void give(OrderCommand command) {
        desk.venue.command(desk.state, command, desk);
    }
}
