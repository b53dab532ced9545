package io.sluice.venue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReduceOnlyTest {
    private final Desk desk = new Desk().candle("100 100 100 100");

    @Test
    @DisplayName("O-PAPER R-BAND a reduce-only order without a position to reduce is rejected")
    void is_rejected_without_a_position() {
        desk.place("A", "SELL 1 MARKET reduceOnly").then("A RELEASE", "A CLAIM", "A REJECT REDUCE_ONLY_REJECTED");
        desk.place("E", "BUY 1 MARKET").given();
        desk.place("B", "BUY 1 MARKET reduceOnly").then("B RELEASE", "B CLAIM", "B REJECT REDUCE_ONLY_REJECTED");
        assertThat(desk.position()).isEqualTo("1");
    }

    @Test
    @DisplayName("O-PAPER R-BAND a reduce-only order is cut to the position, never flips it, and its rest is cancelled")
    void is_cut_to_the_position() {
        desk.place("E", "BUY 1 MARKET").given();
        desk.place("A", "SELL 3 MARKET reduceOnly")
                .then(
                        "A RELEASE",
                        "A CLAIM",
                        "A ACCEPT",
                        "A SELL 1 @ 99 TAKER",
                        "A PARTIAL_FILL",
                        "A CANCEL NOTHING_TO_REDUCE");
        assertThat(desk.position()).isEqualTo("0");
    }

    @Test
    @DisplayName("O-PAPER when the position goes flat, every reduce-only order of the instrument is cancelled")
    void flat_cancels_the_others() {
        desk.place("E", "BUY 2 MARKET")
                .place("S", "SELL 2 STOP_MARKET 95 reduceOnly")
                .place("T", "SELL 2 LIMIT 105 reduceOnly")
                .place("N", "BUY 1 LIMIT 90")
                .given();
        desk.place("X", "SELL 2 MARKET reduceOnly")
                .then(
                        "X RELEASE",
                        "X CLAIM",
                        "X ACCEPT",
                        "X SELL 2 @ 99 TAKER",
                        "X FILL",
                        "S CANCEL NOTHING_TO_REDUCE",
                        "T CANCEL NOTHING_TO_REDUCE");
        assertThat(desk.state.workingOrders()).isEqualTo(1);
    }

    @Test
    @DisplayName("O-PAPER a position that is flipped by an ordinary order takes its protection out of the book")
    void a_flip_cancels_the_protection() {
        desk.place("E", "BUY 2 MARKET")
                .place("S", "SELL 2 STOP_MARKET 95 reduceOnly")
                .given();
        desk.place("F", "SELL 5 MARKET")
                .then(
                        "F RELEASE",
                        "F CLAIM",
                        "F ACCEPT",
                        "F SELL 5 @ 99 TAKER",
                        "F FILL",
                        "S CANCEL NOTHING_TO_REDUCE");
        assertThat(desk.position()).isEqualTo("-3");
    }

    @Test
    @DisplayName("O-PAPER a reduced position keeps its protection, which then covers what is left")
    void protection_stays_for_what_is_left() {
        desk.place("E", "BUY 2 MARKET")
                .place("S", "SELL 2 STOP_MARKET 95 reduceOnly")
                .place("X", "SELL 1.5 MARKET reduceOnly")
                .given();
        desk.candle("96 96 94 94").then("S SELL 0.5 @ 94.5 TAKER", "S PARTIAL_FILL", "S CANCEL NOTHING_TO_REDUCE");
    }
}
