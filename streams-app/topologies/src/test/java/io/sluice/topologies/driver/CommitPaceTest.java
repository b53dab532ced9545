package io.sluice.topologies.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommitPaceTest {
    private long nanos;
    private final CommitPace pace = new CommitPace(() -> nanos);

    @Test
    @DisplayName("A record that comes alone is committed at once, each time")
    void commits_single_records_at_once() {
        for (int i = 0; i < 3; i++) {
            assertThat(record()).isTrue();
            later(8, TimeUnit.MILLISECONDS);
            assertThat(pace.look()).isFalse();
            later(2, TimeUnit.MILLISECONDS);
            assertThat(pace.look()).isFalse();
        }
    }

    @Test
    @DisplayName("Records of one batch share the commit that the first of them asked for")
    void asks_once_for_a_batch() {
        assertThat(record()).isTrue();
        later(20, TimeUnit.MICROSECONDS);
        assertThat(record()).isFalse();
        later(20, TimeUnit.MICROSECONDS);
        assertThat(record()).isFalse();
        later(8, TimeUnit.MILLISECONDS);
        assertThat(pace.look()).isFalse();
        later(2, TimeUnit.MILLISECONDS);
        assertThat(pace.look()).isFalse();
    }

    @Test
    @DisplayName("Records that piled up during a commit are drained before the next one")
    void drains_what_has_piled_up() {
        assertThat(record()).isTrue();
        later(8, TimeUnit.MILLISECONDS);
        assertThat(record()).isFalse();
        later(100, TimeUnit.MICROSECONDS);
        assertThat(record()).isFalse();
        assertThat(pace.look()).isFalse();
        later(2, TimeUnit.MILLISECONDS);
        assertThat(pace.look()).isTrue();
    }

    @Test
    @DisplayName("Where records never end, the next commit comes after twice the time of the last")
    void bounds_the_wait_by_the_cost_of_a_commit() {
        record();
        later(8, TimeUnit.MILLISECONDS);
        int folded = 0;
        while (!record()) {
            assertThat(pace.look()).isFalse();
            later(100, TimeUnit.MICROSECONDS);
            folded++;
        }
        assertThat(folded).isEqualTo(160);
    }

    @Test
    @DisplayName("However long a commit took, the next is not put off by more than 50 ms")
    void bounds_the_wait() {
        record();
        later(2, TimeUnit.SECONDS);
        int folded = 0;
        while (!record()) {
            later(1, TimeUnit.MILLISECONDS);
            folded++;
        }
        assertThat(folded).isEqualTo(50);
    }

    @Test
    @DisplayName("After the pile is gone, single records are committed at once again")
    void goes_back_to_prompt() {
        record();
        later(8, TimeUnit.MILLISECONDS);
        record();
        pace.look();
        later(2, TimeUnit.MILLISECONDS);
        assertThat(pace.look()).isTrue();
        later(8, TimeUnit.MILLISECONDS);
        pace.look();
        later(2, TimeUnit.MILLISECONDS);
        pace.look();
        assertThat(record()).isTrue();
    }

    @Test
    @DisplayName("What wrote to no topic is nobody's hurry")
    void does_not_hurry_for_what_wrote_nothing() {
        assertThat(pace.afterRecord(false)).isFalse();
        later(60, TimeUnit.MILLISECONDS);
        assertThat(pace.look()).isFalse();
        later(2, TimeUnit.MILLISECONDS);
        assertThat(pace.look()).isFalse();
    }

    private boolean record() {
        return pace.afterRecord(true);
    }

    private void later(long time, TimeUnit unit) {
        nanos += unit.toNanos(time);
    }
}
