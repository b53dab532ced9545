package io.sluice.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LimitOrderTest {
    private final Desk desk = new Desk().candle("100 100 100 100");

    @Test
    @DisplayName("O-PAPER a resting limit fills at its price when a candle trades through it, as maker")
    void fills_when_traded_through() {
        desk.place("A", "BUY 2 LIMIT 98").place("B", "SELL 2 LIMIT 102").given();
        desk.candle("100 102.5 97.5 100").then("A BUY 2 @ 98 MAKER", "A FILL", "B SELL 2 @ 102 MAKER", "B FILL");
        assertThat(desk.fills.getFirst().getFee()).isEqualTo(new BigDecimal("0.0392"));
        assertThat(desk.fills.getFirst().getSlippage()).isEqualTo(new BigDecimal("-2"));
        assertThat(desk.fills.getLast().getSlippage()).isEqualTo(new BigDecimal("-2"));
    }

    @Test
    @DisplayName("O-PAPER a touch does not fill a limit: others stood before it")
    void is_not_filled_by_a_touch() {
        desk.place("A", "BUY 2 LIMIT 98").place("B", "SELL 2 LIMIT 102").given();
        desk.candle("100 102 98 100").then();
        desk.candle("98 101 98 100").then();
        desk.candle("102 102 99 100").then();
    }

    @Test
    @DisplayName("O-PAPER a limit that the market never reaches keeps working")
    void waits() {
        desk.place("A", "BUY 2 LIMIT 98").given();
        desk.candle("100 105 98.5 104").then();
        assertThat(desk.state.workingOrders()).isEqualTo(1);
    }

    @Test
    @DisplayName("O-PAPER a candle that opens beyond the limit fills it at the open, which is better")
    void fills_at_a_better_open() {
        desk.place("A", "BUY 2 LIMIT 98").given();
        desk.candle("95.2 99 94 97").then("A BUY 2 @ 95.5 MAKER", "A FILL");
        desk.candle("100 100 100 100").place("B", "SELL 2 LIMIT 102").given();
        desk.candle("104.2 105 101 103").then("B SELL 2 @ 104 MAKER", "B FILL");
    }

    @Test
    @DisplayName("O-PAPER a limit that reaches the other side fills at once as taker, never worse than its price")
    void a_marketable_limit_takes() {
        desk.place("A", "BUY 2 LIMIT 105").then("A RELEASE", "A CLAIM", "A ACCEPT", "A BUY 2 @ 101 TAKER", "A FILL");
        desk.place("B", "BUY 2 LIMIT 100.5")
                .then("B RELEASE", "B CLAIM", "B ACCEPT", "B BUY 2 @ 100.5 TAKER", "B FILL");
        desk.place("C", "SELL 2 LIMIT 99.5")
                .then("C RELEASE", "C CLAIM", "C ACCEPT", "C SELL 2 @ 99.5 TAKER", "C FILL");
    }

    @Test
    @DisplayName("O-PAPER a limit inside the spread rests")
    void a_limit_inside_the_spread_rests() {
        desk.place("A", "BUY 2 LIMIT 100").then("A RELEASE", "A CLAIM", "A ACCEPT");
        desk.place("B", "SELL 2 LIMIT 100").then("B RELEASE", "B CLAIM", "B ACCEPT");
    }

    @Test
    @DisplayName("O-PAPER with NEXT_OPEN a limit meets the next open as taker, then rests for that candle")
    void meets_the_next_open() {
        Desk next = new Desk(Desk.with(FillAt.NEXT_OPEN, new Slippage.Ticks(BigDecimal.ONE), Duration.ZERO));
        next.candle("100 100 100 100")
                .place("A", "BUY 2 LIMIT 98")
                .place("B", "SELL 1 LIMIT 95")
                .given();
        next.candle("96 97 95 96").then("A BUY 2 @ 97 TAKER", "A FILL", "B SELL 1 @ 95 TAKER", "B FILL");
        next.place("C", "BUY 2 LIMIT 94").given();
        next.candle("96 97 93 96").then("C BUY 2 @ 94 MAKER", "C FILL");
    }

    @Test
    @DisplayName("O-PAPER an immediate-or-cancel or fill-or-kill limit that is not marketable is cancelled")
    void never_rests_when_immediate() {
        desk.place("A", "BUY 2 LIMIT 99 IOC").then("A RELEASE", "A CLAIM", "A ACCEPT", "A CANCEL IOC_REST");
        desk.place("B", "BUY 2 LIMIT 99 FOK").then("B RELEASE", "B CLAIM", "B ACCEPT", "B CANCEL FOK_UNFILLED");
        assertThat(desk.state.workingOrders()).isZero();
    }
}
