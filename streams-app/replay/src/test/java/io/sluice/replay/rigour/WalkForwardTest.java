package io.sluice.replay.rigour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.replay.rigour.WalkForward.Window;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WalkForwardTest {
    private static final WalkForward PLAIN = new WalkForward(Duration.ZERO, Duration.ZERO);

    private static Instant day(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }

    private static Window window(String trainFrom, String trainTo, String testFrom, String testTo) {
        return new Window(
                Instant.parse(trainFrom), Instant.parse(trainTo), Instant.parse(testFrom), Instant.parse(testTo));
    }

    @Test
    @DisplayName(
            "B-WALK four weeks in, one week out: tests follow each other, a rest shorter than a week is not tested")
    void rolling() {
        assertThat(PLAIN.rolling(day("2024-01-01"), day("2024-02-17"), WalkForward.FOUR_WEEKS, WalkForward.ONE_WEEK))
                .containsExactly(
                        window(
                                "2024-01-01T00:00:00Z",
                                "2024-01-29T00:00:00Z",
                                "2024-01-29T00:00:00Z",
                                "2024-02-05T00:00:00Z"),
                        window(
                                "2024-01-08T00:00:00Z",
                                "2024-02-05T00:00:00Z",
                                "2024-02-05T00:00:00Z",
                                "2024-02-12T00:00:00Z"));
    }

    @Test
    @DisplayName("B-WALK anchored: all training begins where the range begins, tests are those of rolling windows")
    void anchored() {
        assertThat(new WalkForward(Duration.ofDays(1), Duration.ZERO)
                        .anchored(day("2024-01-01"), day("2024-02-17"), WalkForward.FOUR_WEEKS, WalkForward.ONE_WEEK))
                .containsExactly(
                        window(
                                "2024-01-01T00:00:00Z",
                                "2024-01-28T00:00:00Z",
                                "2024-01-29T00:00:00Z",
                                "2024-02-05T00:00:00Z"),
                        window(
                                "2024-01-01T00:00:00Z",
                                "2024-02-04T00:00:00Z",
                                "2024-02-05T00:00:00Z",
                                "2024-02-12T00:00:00Z"));
    }

    @Test
    @DisplayName("B-WALK a range of exactly five weeks is one window, a microsecond less is none")
    void exact_range() {
        Instant to = day("2024-02-05");

        assertThat(PLAIN.rolling(day("2024-01-01"), to, WalkForward.FOUR_WEEKS, WalkForward.ONE_WEEK))
                .hasSize(1);
        assertThat(PLAIN.rolling(day("2024-01-01"), to.minusNanos(1_000), WalkForward.FOUR_WEEKS, WalkForward.ONE_WEEK))
                .isEmpty();
    }

    @Test
    @DisplayName("B-RIGOUR purging shortens training at its end, the embargo the test at its beginning")
    void purge_and_embargo() {
        WalkForward careful = new WalkForward(Duration.ofHours(4), Duration.ofHours(2));

        assertThat(careful.rolling(day("2024-01-01"), day("2024-02-05"), WalkForward.FOUR_WEEKS, WalkForward.ONE_WEEK))
                .containsExactly(window(
                        "2024-01-01T00:00:00Z",
                        "2024-01-28T20:00:00Z",
                        "2024-01-29T02:00:00Z",
                        "2024-02-05T00:00:00Z"));
    }

    @Test
    @DisplayName("B-WALK 80/20: the first four fifths train")
    void split() {
        WalkForward careful = new WalkForward(Duration.ofHours(1), Duration.ofHours(1));

        assertThat(careful.split(day("2024-01-01"), day("2024-01-11"), 0.8))
                .isEqualTo(window(
                        "2024-01-01T00:00:00Z",
                        "2024-01-08T23:00:00Z",
                        "2024-01-09T01:00:00Z",
                        "2024-01-11T00:00:00Z"));
    }

    @Test
    void what_leaves_nothing_to_train_or_test_is_refused() {
        WalkForward purgesAll = new WalkForward(Duration.ofDays(28), Duration.ZERO);

        assertThatThrownBy(() -> purgesAll.rolling(
                        day("2024-01-01"), day("2025-01-01"), WalkForward.FOUR_WEEKS, WalkForward.ONE_WEEK))
                .hasMessage("training of PT672H leaves nothing after a purge of PT672H");
        assertThatThrownBy(() -> PLAIN.split(day("2024-01-01"), day("2024-01-02"), 1))
                .hasMessage("the part that trains must be between 0 and 1, is 1.0");
        assertThatThrownBy(() -> new WalkForward(Duration.ofHours(-1), Duration.ZERO))
                .hasMessage("purge PT-1H and embargo PT0S must not be negative");
    }
}
