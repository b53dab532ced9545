package io.sluice.local.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DecisionPairsTest {
    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");

    private final DecisionPairs pairs = new DecisionPairs();

    @Test
    @DisplayName("B-SHADOW a pair is judged once it is whole, whichever side was first, and counted")
    void judges_whole_pairs() {
        pairs.recorded("a", decided("one", 1, "2"));
        assertThat(judged(1, 1)).isEmpty();
        pairs.replayed("a", decided("one", 1, "2"));
        pairs.replayed("a", decided("two", 2, "0", "R-CONF"));
        pairs.recorded("a", decided("two", 2, "1"));

        assertThat(judged(1, 1)).containsExactly("a two REJECTED [1 same, 1 different]");
        assertThat(judged(9, 9)).isEmpty();
    }

    @Test
    @DisplayName("B-SHADOW a decision that stands alone is judged when the other side has gone further than its time")
    void judges_what_stands_alone() {
        pairs.recorded("a", decided("gone", 3, "1"));
        pairs.replayed("a", decided("new", 3, "1"));

        assertThat(judged(3, 3)).isEmpty();
        assertThat(pairs.judgedUntil()).isEqualTo(minute(3));
        assertThat(judged(3, 4)).containsExactly("a gone GONE [0 same, 1 different]");
        assertThat(judged(4, 4)).containsExactly("a new NEW [0 same, 2 different]");
        assertThat(pairs.judgedUntil()).isEqualTo(Instant.MAX);
    }

    @Test
    @DisplayName("B-SHADOW accounts are counted each for itself, their differences told by time")
    void counts_by_account() {
        pairs.recorded("a", decided("later", 2, "1"));
        pairs.recorded("a", decided("first", 1, "1"));
        pairs.recorded("b", decided("other", 1, "1"));

        assertThat(judged(0, 9))
                .containsExactlyInAnyOrder(
                        "a first GONE [0 same, 1 different]",
                        "a later GONE [0 same, 2 different]",
                        "b other GONE [0 same, 1 different]")
                .containsSubsequence("a first GONE [0 same, 1 different]", "a later GONE [0 same, 2 different]");
    }

    private List<String> judged(int recordedUntil, int replayedUntil) {
        DecisionPairs.Reached reached = new DecisionPairs.Reached() {
            @Override
            public Instant recorded(String account) {
                return minute(recordedUntil);
            }

            @Override
            public Instant replayed() {
                return minute(replayedUntil);
            }
        };
        return pairs.judge(reached).stream()
                .map(told -> told.account() + " " + told.change().shown().id() + " "
                        + told.change().kind() + " [" + told.tally().same() + " same, "
                        + told.tally().different() + " different]")
                .toList();
    }

    private static Instant minute(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    private static Decided decided(String id, int minute, String quantity, String... codes) {
        return new Decided(
                id, minute(minute), "T:A", "OPEN_LONG", codes.length == 0, new BigDecimal(quantity), List.of(codes));
    }
}
