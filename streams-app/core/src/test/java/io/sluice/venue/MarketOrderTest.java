package io.sluice.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Fill;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Liquidity;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Side;
import io.sluice.schemas.id.Ids;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MarketOrderTest {
    @Test
    @DisplayName("O-PAPER a market order fills at once at the last close, half the spread and slippage worse")
    void fills_at_the_last_close_plus_costs() {
        Desk desk = new Desk().candle("99 103 98 100");
        desk.place("A", "BUY 2 MARKET").then("A RELEASE", "A CLAIM", "A ACCEPT", "A BUY 2 @ 101 TAKER", "A FILL");
        desk.place("B", "SELL 5 MARKET").then("B RELEASE", "B CLAIM", "B ACCEPT", "B SELL 5 @ 99 TAKER", "B FILL");
        assertThat(desk.position()).isEqualTo("-3");
    }

    @Test
    @DisplayName("O-PAPER C-LINEAGE a fill bears ids, fee, slippage and time to the last digit")
    void a_fill_is_complete() {
        Desk desk = new Desk().candle("99 103 98 100.1").place("A", "BUY 0.3 MARKET");
        assertThat(desk.fills)
                .containsExactly(Fill.newBuilder()
                        .setId(Ids.fill("paper", Desk.ONE, "A.1"))
                        .setAccount("main")
                        .setVenue("paper")
                        .setInstrument(Desk.ONE)
                        .setOrderId("A")
                        .setClientOrderId("kA")
                        .setDecisionId("decision of A")
                        .setSignalId("signal of A")
                        .setLeg(Leg.ENTRY)
                        .setVenueTradeId("A.1")
                        .setSide(Side.BUY)
                        .setQuantity(new BigDecimal("0.3"))
                        .setPrice(new BigDecimal("101.5"))
                        .setFee(new BigDecimal("0.015225"))
                        .setFeeCurrency("USD")
                        .setLiquidity(Liquidity.TAKER)
                        .setSlippage(new BigDecimal("1.4"))
                        .setTime(Desk.START.plusSeconds(60))
                        .build());
    }

    @Test
    @DisplayName("O-PAPER prices are ticks, rounded against the order on either side")
    void rounds_to_ticks_against_the_order() {
        Desk desk = new Desk().candle("100 101 99 100.1");
        desk.place("A", "BUY 1 MARKET").place("B", "SELL 1 MARKET");
        assertThat(desk.fills.stream().map(Fill::getPrice))
                .containsExactly(new BigDecimal("101.5"), new BigDecimal("99"));
    }

    @Test
    @DisplayName("O-PAPER a point's value counts in the fee")
    void fees_count_the_point_value() {
        Desk desk = new Desk().candle(Desk.MINI, "130000 130100 129900 130000");
        desk.venue.command(desk.state, Desk.command("A", Desk.MINI, "BUY 3 MARKET", desk.now()), desk);
        assertThat(desk.fills.getFirst().getPrice()).isEqualTo(new BigDecimal("130010"));
        assertThat(desk.fills.getFirst().getFee()).isEqualTo(new BigDecimal("39.003"));
    }

    @Test
    @DisplayName("O-PAPER slippage may be a fraction of the ATR; while that warms up, of the candle's range")
    void slippage_by_atr() {
        Slippage tenth = new Slippage.AtrFraction(new BigDecimal("0.1"));
        Desk desk = new Desk(Desk.with(FillAt.LAST_CLOSE, tenth, Duration.ZERO));
        desk.candle("100 110 90 100 1000 30").place("A", "BUY 1 MARKET");
        desk.candle("100 110 90 100 1000").place("B", "BUY 1 MARKET");
        assertThat(desk.fills.stream().map(Fill::getPrice))
                .containsExactly(new BigDecimal("103.5"), new BigDecimal("102.5"));
    }

    @Test
    @DisplayName("O-PAPER with NEXT_OPEN a market order waits for the next candle and fills at its open")
    void fills_at_the_next_open() {
        Desk desk = new Desk(Desk.with(FillAt.NEXT_OPEN, new Slippage.Ticks(BigDecimal.ONE), Duration.ZERO));
        desk.candle("99 103 98 100").place("A", "BUY 2 MARKET").then("A RELEASE", "A CLAIM", "A ACCEPT");
        desk.candle("107 109 106 108").then("A BUY 2 @ 108 TAKER", "A FILL");
        assertThat(desk.fills.getFirst().getSlippage()).isEqualTo(new BigDecimal("8"));
        assertThat(desk.fills.getFirst().getTime()).isEqualTo(desk.now());
    }

    @Test
    @DisplayName("O-PAPER latency moves the times of acceptance and fill, and keeps an order out of an earlier candle")
    void latency_moves_times() {
        Desk desk = new Desk(Desk.with(FillAt.NEXT_OPEN, new Slippage.Ticks(BigDecimal.ONE), Duration.ofSeconds(60)));
        desk.candle("99 103 98 100").place("A", "BUY 2 MARKET").given();
        assertThat(desk.events.stream().map(OrderEvent::getTime))
                .containsExactly(desk.now(), desk.now(), desk.now().plusSeconds(60));
        desk.candle("107 109 106 108").then();
        desk.candle("110 112 109 111").then("A BUY 2 @ 111 TAKER", "A FILL");

        Desk atOnce = new Desk(Desk.with(FillAt.LAST_CLOSE, new Slippage.Ticks(BigDecimal.ONE), Duration.ofMillis(50)));
        atOnce.candle("99 103 98 100").place("A", "BUY 2 MARKET");
        assertThat(atOnce.fills.getFirst().getTime()).isEqualTo(atOnce.now().plusMillis(50));
        assertThat(atOnce.events.getLast().getTime()).isEqualTo(atOnce.now().plusMillis(50));
    }

    @Test
    @DisplayName("O-PAPER nothing is sold for nothing: the lowest price is a tick")
    void sells_for_a_tick_at_the_least() {
        Desk desk = new Desk().candle("0.5 0.5 0.5 0.5");
        desk.place("A", "BUY 50 MARKET").place("B", "SELL 50 MARKET");
        assertThat(desk.fills.stream().map(Fill::getPrice))
                .containsExactly(new BigDecimal("1.5"), new BigDecimal("0.5"));
    }
}
