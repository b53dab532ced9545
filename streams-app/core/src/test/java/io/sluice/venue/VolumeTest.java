package io.sluice.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Fill;
import io.sluice.schemas.OrderEvent;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VolumeTest {
    @Test
    @DisplayName("O-PAPER a limit takes at most a tenth of each candle's volume, in whole lots, until it is filled")
    void a_limit_fills_in_parts() {
        Desk desk = new Desk()
                .candle("100 100 100 100")
                .place("A", "BUY 2 LIMIT 98")
                .given();
        desk.candle("99 99 97 99 8.9").then("A BUY 0.8 @ 98 MAKER", "A PARTIAL_FILL");
        desk.candle("99 99 97 99 0").then();
        desk.candle("97 99 97 99 5").then("A BUY 0.5 @ 97 MAKER", "A PARTIAL_FILL");
        desk.candle("99 99 97 99 90").then("A BUY 0.7 @ 98 MAKER", "A FILL");
        OrderEvent last = desk.events.getLast();
        assertThat(last.getFilledQuantity()).isEqualTo(new BigDecimal("2"));
        assertThat(last.getAveragePrice()).isEqualTo(new BigDecimal("97.75"));
        assertThat(desk.fills.stream().map(fill -> fill.getVenueTradeId())).containsExactly("A.1", "A.2", "A.3");
    }

    @Test
    @DisplayName("O-PAPER the orders of an account share the candle's volume, the first on the way first")
    void orders_share_the_volume() {
        Desk desk = new Desk().candle("100 100 100 100");
        desk.place("A", "BUY 2 LIMIT 97").place("B", "BUY 2 LIMIT 98").given();
        desk.candle("99 99 96 99 30").then("B BUY 2 @ 98 MAKER", "B FILL", "A BUY 1 @ 97 MAKER", "A PARTIAL_FILL");
    }

    @Test
    @DisplayName("O-PAPER what an account has taken of a candle is not there for its next order at that candle's close")
    void volume_is_taken_once() {
        Desk desk = new Desk().candle("100 100 100 100 30");
        desk.place("A", "BUY 2 LIMIT 105").given();
        desk.place("B", "BUY 2 LIMIT 105 IOC")
                .then("B RELEASE", "B CLAIM", "B ACCEPT", "B BUY 1 @ 101 TAKER", "B PARTIAL_FILL", "B CANCEL IOC_REST");
        desk.place("C", "BUY 0.3 LIMIT 105 FOK").then("C RELEASE", "C CLAIM", "C ACCEPT", "C CANCEL FOK_UNFILLED");
        desk.place("D", "BUY 2 LIMIT 105").then("D RELEASE", "D CLAIM", "D ACCEPT");
        desk.candle("105 105 100 100 30").then("D BUY 2 @ 105 MAKER", "D FILL");
    }

    @Test
    @DisplayName("O-PAPER market orders fill wholly by default, whatever the volume")
    void market_orders_fill_wholly_by_default() {
        Desk desk = new Desk().candle("100 100 100 100 1");
        desk.place("A", "BUY 50 MARKET").then("A RELEASE", "A CLAIM", "A ACCEPT", "A BUY 50 @ 101 TAKER", "A FILL");
    }

    @Test
    @DisplayName("O-PAPER when so set, a market order goes on at the next open with what the volume left")
    void market_orders_may_fill_in_parts() {
        Desk desk = new Desk(Desk.partialTakers()).candle("100 100 100 100 10");
        desk.place("A", "BUY 2 MARKET")
                .then("A RELEASE", "A CLAIM", "A ACCEPT", "A BUY 1 @ 101 TAKER", "A PARTIAL_FILL");
        desk.candle("103 105 102 104 10").then("A BUY 1 @ 104 TAKER", "A FILL");
        desk.place("B", "BUY 2 MARKET IOC").then("B RELEASE", "B CLAIM", "B ACCEPT", "B CANCEL IOC_REST");
        desk.candle("100 100 100 100 10");
        desk.place("C", "BUY 2 MARKET FOK").then("C RELEASE", "C CLAIM", "C ACCEPT", "C CANCEL FOK_UNFILLED");
        desk.place("D", "BUY 1 MARKET FOK").then("D RELEASE", "D CLAIM", "D ACCEPT", "D BUY 1 @ 101 TAKER", "D FILL");
    }

    @Test
    @DisplayName("O-PAPER an order's own fee is paid once, with the first of its fills")
    void an_order_fee_is_paid_with_the_first_fill() {
        Desk desk = new Desk(Desk.orderFee("1.5")).candle("100 100 100 100 10");
        desk.place("A", "BUY 2 MARKET").given();
        desk.candle("103 105 102 104 10").given();

        assertThat(desk.fills)
                .extracting(Fill::getFee)
                .containsExactly(new BigDecimal("1.5505"), new BigDecimal("0.052"));
    }

    @Test
    @DisplayName("O-PAPER when so set, the rest of a touched stop is a market order from the next candle on")
    void a_touched_stop_goes_on_as_a_market_order() {
        Desk desk = new Desk(Desk.partialTakers()).candle("100 100 100 100 100");
        desk.place("A", "SELL 2 STOP_MARKET 95").given();
        desk.candle("100 100 94 99 10").then("A SELL 1 @ 94.5 TAKER", "A PARTIAL_FILL");
        desk.candle("99 99 98 99 0").then();
        desk.candle("97 99 96 98 10").then("A SELL 1 @ 96 TAKER", "A FILL");
    }
}
