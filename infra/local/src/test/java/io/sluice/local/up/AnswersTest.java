package io.sluice.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.AccountSnapshot;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Instant NOW = Instant.parse("2024-01-01T00:01:00Z");
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Answers.Expected MARK = mark(0);
    private static final Answers.Place PLACE = new Answers.Place("paper.candles.1m", 0, 7);

    private final Answers answers = new Answers();

    @Test
    @DisplayName("B-KAFKA a candle is answered by its mark")
    void a_candle_is_answered_by_its_mark() throws InterruptedException {
        answers.expect(MARK);
        assertThatThrownBy(() -> answers.awaitMarks(AT_ONCE))
                .isInstanceOf(PipelineStalled.class)
                .hasMessageContaining("A:X");
        answers.marked(MARK);
        answers.awaitMarks(AT_ONCE);
    }

    @Test
    @DisplayName(
            "B-KAFKA a mark that came before anybody asked for it, or a later one, is an answer; an earlier is none")
    void a_later_mark_is_an_answer() throws InterruptedException {
        answers.marked(mark(0));
        answers.expect(mark(-1));
        answers.expect(mark(0));
        answers.awaitMarks(AT_ONCE);

        answers.expect(mark(1));
        answers.marked(mark(0));
        assertThatThrownBy(() -> answers.awaitMarks(AT_ONCE)).isInstanceOf(PipelineStalled.class);
        answers.marked(mark(2));
        answers.awaitMarks(AT_ONCE);
    }

    @Test
    @DisplayName("B-KAFKA marks of another account or instrument are no answer")
    void marks_of_others_are_no_answer() {
        answers.expect(MARK);
        answers.marked(new Answers.Expected(new Answers.Market("paper-2", "A:X"), NOW));
        answers.marked(new Answers.Expected(new Answers.Market("paper-1", "A:Y"), NOW));
        assertThatThrownBy(() -> answers.awaitMarks(AT_ONCE)).isInstanceOf(PipelineStalled.class);
    }

    @Test
    @DisplayName("B-KAFKA a flood of refusals of others does not hide that of the feed's own candle")
    void a_flood_of_refusals_hides_nothing() throws InterruptedException {
        answers.expect(MARK);
        for (int offset = 1_000; offset < 30_000; offset++) {
            answers.refused(new Answers.Place("paper.candles.1m", 0, offset));
        }
        answers.refused(PLACE);
        answers.candleSent(PLACE, "A:X");
        answers.awaitMarks(AT_ONCE);
    }

    @Test
    @DisplayName("B-KAFKA a refused candle is answered, whether its offset or its refusal is known first")
    void a_refused_candle_is_answered() throws InterruptedException {
        answers.expect(MARK);
        answers.candleSent(PLACE, "A:X");
        answers.refused(PLACE);
        answers.awaitMarks(AT_ONCE);

        answers.expect(MARK);
        answers.refused(PLACE);
        answers.candleSent(PLACE, "A:X");
        answers.awaitMarks(AT_ONCE);
    }

    @Test
    @DisplayName("B-KAFKA history waits while the venue owes an answer or has not reached the tick")
    void history_waits_for_the_venue() throws InterruptedException {
        answers.snapshot(snapshot(0, NOW.minusSeconds(60)));
        assertThatThrownBy(() -> answers.awaitQuiet("paper-1", NOW, AT_ONCE)).isInstanceOf(PipelineStalled.class);
        answers.snapshot(snapshot(1, NOW));
        assertThatThrownBy(() -> answers.awaitQuiet("paper-1", NOW, AT_ONCE)).isInstanceOf(PipelineStalled.class);
        answers.snapshot(snapshot(0, NOW));
        assertThat(answers.awaitQuiet("paper-1", NOW, AT_ONCE))
                .as("orders were under way in this round")
                .isTrue();
        assertThat(answers.awaitQuiet("paper-1", NOW, AT_ONCE)).as("none since").isFalse();
    }

    private static Answers.Expected mark(int minutesLater) {
        return new Answers.Expected(new Answers.Market("paper-1", "A:X"), NOW.plus(Duration.ofMinutes(minutesLater)));
    }

    private static AccountSnapshot snapshot(int unanswered, Instant synced) {
        return Snapshots.of("paper-1", unanswered, synced);
    }
}
