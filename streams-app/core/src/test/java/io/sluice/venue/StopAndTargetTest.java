package io.sluice.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StopAndTargetTest {
    private final Desk desk = new Desk().candle("100 100 100 100");

    @Test
    @DisplayName("O-PAPER R-STOP a stop fills when touched, at its trigger and slippage")
    void a_stop_fills_when_touched() {
        desk.place("A", "SELL 2 STOP_MARKET 95")
                .place("B", "BUY 2 STOP_MARKET 105")
                .given();
        desk.candle("100 104.5 95.5 100").then();
        desk.candle("100 104.5 95 100").then("A SELL 2 @ 94.5 TAKER", "A FILL");
        desk.candle("100 105 96 100").then("B BUY 2 @ 105.5 TAKER", "B FILL");
        assertThat(desk.fills.getFirst().getSlippage()).isEqualTo(new BigDecimal("0.5"));
        assertThat(desk.fills.getFirst().getFee()).isEqualTo(new BigDecimal("0.0945"));
    }

    @Test
    @DisplayName("O-PAPER R-STOP a candle that opens beyond the stop fills it at the open and slippage")
    void a_gapped_stop_fills_at_the_open() {
        desk.place("A", "SELL 2 STOP_MARKET 95")
                .place("B", "BUY 2 STOP_MARKET 105")
                .given();
        desk.candle("90.2 96 89 95").then("A SELL 2 @ 89.5 TAKER", "A FILL");
        desk.candle("110.2 111 109 110").then("B BUY 2 @ 111 TAKER", "B FILL");
        assertThat(desk.fills.getFirst().getSlippage()).isEqualTo(new BigDecimal("5.5"));
    }

    @Test
    @DisplayName("O-PAPER R-STOP a stop that comes when the market is beyond it already fills at once")
    void a_late_stop_fills_at_once() {
        desk.place("A", "SELL 2 STOP_MARKET 100")
                .then("A RELEASE", "A CLAIM", "A ACCEPT", "A SELL 2 @ 99 TAKER", "A FILL");
        desk.place("B", "BUY 2 STOP_MARKET 97")
                .then("B RELEASE", "B CLAIM", "B ACCEPT", "B BUY 2 @ 101 TAKER", "B FILL");
    }

    @Test
    @DisplayName("O-PAPER R-TARGET a take-profit fills when touched, at its trigger less slippage")
    void a_target_fills_when_touched() {
        desk.place("A", "SELL 2 TAKE_PROFIT 105")
                .place("B", "BUY 2 TAKE_PROFIT 95")
                .given();
        desk.candle("100 104.5 95.5 100").then();
        desk.candle("100 105 96 100").then("A SELL 2 @ 104.5 TAKER", "A FILL");
        desk.candle("100 104 95 100").then("B BUY 2 @ 95.5 TAKER", "B FILL");
    }

    @Test
    @DisplayName("O-PAPER R-TARGET a take-profit is no better for a gap, on a candle or on arrival")
    void a_gapped_target_is_no_better() {
        desk.place("A", "SELL 2 TAKE_PROFIT 105")
                .place("B", "BUY 2 TAKE_PROFIT 95")
                .given();
        desk.candle("110 111 109 110").then("A SELL 2 @ 104.5 TAKER", "A FILL");
        desk.candle("90 91 89 90").then("B BUY 2 @ 95.5 TAKER", "B FILL");
        desk.place("C", "SELL 2 TAKE_PROFIT 80")
                .then("C RELEASE", "C CLAIM", "C ACCEPT", "C SELL 2 @ 79.5 TAKER", "C FILL");
    }

    @Test
    @DisplayName("O-PAPER when one candle touches stop and target of a long position, the stop counts")
    void the_stop_counts_for_a_long_position() {
        desk.place("E", "BUY 2 MARKET")
                .place("T", "SELL 2 TAKE_PROFIT 105 reduceOnly")
                .place("S", "SELL 2 STOP_MARKET 95 reduceOnly")
                .given();
        desk.candle("100 106 94 104").then("S SELL 2 @ 94.5 TAKER", "S FILL", "T CANCEL NOTHING_TO_REDUCE");
        assertThat(desk.position()).isEqualTo("0");
    }

    @Test
    @DisplayName("O-PAPER when one candle touches stop and target of a short position, the stop counts")
    void the_stop_counts_for_a_short_position() {
        desk.place("E", "SELL 2 MARKET")
                .place("T", "BUY 2 LIMIT 95 reduceOnly")
                .place("S", "BUY 2 STOP_MARKET 105 reduceOnly")
                .given();
        desk.candle("100 106 94 96").then("S BUY 2 @ 105.5 TAKER", "S FILL", "T CANCEL NOTHING_TO_REDUCE");
    }

    @Test
    @DisplayName("O-PAPER a candle that opens beyond the target fills the target: the open comes before everything")
    void the_open_comes_first() {
        desk.place("E", "BUY 2 MARKET")
                .place("S", "SELL 2 STOP_MARKET 95 reduceOnly")
                .place("T", "SELL 2 TAKE_PROFIT 105 reduceOnly")
                .given();
        desk.candle("106 107 94 95").then("T SELL 2 @ 104.5 TAKER", "T FILL", "S CANCEL NOTHING_TO_REDUCE");
    }

    @Test
    @DisplayName("O-PAPER stops on one way are reached in the order of their prices")
    void stops_go_off_in_the_order_of_their_prices() {
        desk.place("E", "BUY 3 MARKET")
                .place("S1", "SELL 1 STOP_MARKET 95 reduceOnly")
                .place("S2", "SELL 1 STOP_MARKET 97 reduceOnly")
                .place("S3", "SELL 3 STOP_MARKET 93 reduceOnly")
                .given();
        desk.candle("100 101 92 94")
                .then(
                        "S2 SELL 1 @ 96.5 TAKER",
                        "S2 FILL",
                        "S1 SELL 1 @ 94.5 TAKER",
                        "S1 FILL",
                        "S3 SELL 1 @ 92.5 TAKER",
                        "S3 PARTIAL_FILL",
                        "S3 CANCEL NOTHING_TO_REDUCE");
    }

    @Test
    @DisplayName("O-PAPER with another entry at work too, the way counts that is poorer at the close: stop first")
    void the_poorer_way_may_be_low_first() {
        bracketWithAnotherEntry();
        desk.candle("100 106 94 104")
                .then(
                        "A BUY 1 @ 96 MAKER",
                        "A FILL",
                        "S SELL 1 @ 94.5 TAKER",
                        "S FILL",
                        "T SELL 1 @ 105 MAKER",
                        "T FILL");
    }

    @Test
    @DisplayName("O-PAPER with another entry at work too, the way counts that is poorer at the close: target first")
    void the_poorer_way_may_be_high_first() {
        bracketWithAnotherEntry();
        desk.candle("100 106 94 94")
                .then("T SELL 1 @ 105 MAKER", "T FILL", "S CANCEL NOTHING_TO_REDUCE", "A BUY 1 @ 96 MAKER", "A FILL");
    }

    private void bracketWithAnotherEntry() {
        desk.place("E", "BUY 1 MARKET")
                .place("S", "SELL 1 STOP_MARKET 95 reduceOnly")
                .place("T", "SELL 1 LIMIT 105 reduceOnly")
                .place("A", "BUY 1 LIMIT 96")
                .given();
    }
}
