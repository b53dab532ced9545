package io.sluice.topologies.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommitPaceTest {
    private long nanos;
    private final CommitPace pace = new CommitPace(() -> nanos);

    @Test
    @DisplayName("A record that comes alone is committed at once, each time, also when it came during a commit")
    void commits_single_records_at_once() {
        for (int i = 0; i < 3; i++) {
            assertThat(last()).isTrue();
            later(8, TimeUnit.MILLISECONDS);
            assertThat(pace.look()).isFalse();
            later(2, TimeUnit.MILLISECONDS);
            assertThat(pace.look()).isFalse();
        }
        assertThat(last()).isTrue();
        later(8, TimeUnit.MILLISECONDS);
        assertThat(last()).isTrue();
    }

    @Test
    @DisplayName("Records that are at hand together share one commit")
    void asks_once_for_what_is_at_hand() {
        assertThat(record()).isFalse();
        later(20, TimeUnit.MICROSECONDS);
        assertThat(pace.look()).isFalse();
        assertThat(record()).isFalse();
        later(20, TimeUnit.MICROSECONDS);
        assertThat(last()).isTrue();
        later(8, TimeUnit.MILLISECONDS);
        assertThat(pace.look()).isFalse();
    }

    @Test
    @DisplayName("Where records never end, the next commit comes after four times the time of the last")
    void bounds_the_wait_by_the_cost_of_a_commit() {
        last();
        later(8, TimeUnit.MILLISECONDS);
        int folded = 0;
        while (!record()) {
            assertThat(pace.look()).isFalse();
            later(100, TimeUnit.MICROSECONDS);
            folded++;
        }
        assertThat(folded).isEqualTo(320);
    }

    @Test
    @DisplayName("A look between the asking and the commit is not taken for the end of a commit that cost nothing")
    void is_not_misled_by_a_look_before_the_commit() {
        last();
        assertThat(pace.look()).isFalse();
        later(8, TimeUnit.MILLISECONDS);
        record();
        later(31, TimeUnit.MILLISECONDS);
        assertThat(record()).isFalse();
        later(1, TimeUnit.MILLISECONDS);
        assertThat(record()).isTrue();
    }

    @Test
    @DisplayName("However long a commit took, the next is not put off by more than 100 ms")
    void bounds_the_wait() {
        last();
        later(2, TimeUnit.SECONDS);
        int folded = 0;
        while (!record()) {
            later(1, TimeUnit.MILLISECONDS);
            folded++;
        }
        assertThat(folded).isEqualTo(100);
    }

    @Test
    @DisplayName("Records that were said to have others behind them are committed when none has come for a while")
    void does_not_wait_for_ever_for_what_was_announced() {
        assertThat(record()).isFalse();
        assertThat(pace.look()).isFalse();
        later(1, TimeUnit.MILLISECONDS);
        assertThat(pace.look()).isTrue();
    }

    @Test
    @DisplayName("What wrote to no topic is nobody's hurry")
    void does_not_hurry_for_what_wrote_nothing() {
        assertThat(pace.afterRecord(false, true)).isFalse();
        later(120, TimeUnit.MILLISECONDS);
        assertThat(pace.look()).isFalse();
        later(2, TimeUnit.MILLISECONDS);
        assertThat(pace.look()).isFalse();
    }

    /** With others behind it. */
    private boolean record() {
        return pace.afterRecord(true, false);
    }

    /** With none behind it. */
    private boolean last() {
        return pace.afterRecord(true, true);
    }

    private void later(long time, TimeUnit unit) {
        nanos += unit.toNanos(time);
    }
}
