package io.sluice.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.BreakerState;
import io.sluice.schemas.TradingState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Instant NOW = Instant.parse("2024-01-01T00:01:00Z");
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Answers.Expected MARK = new Answers.Expected("paper-1", "A:X", NOW);
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

    private static AccountSnapshot snapshot(int unanswered, Instant synced) {
        BigDecimal zero = BigDecimal.ZERO;
        return AccountSnapshot.newBuilder()
                .setAccount("paper-1")
                .setVenue("paper")
                .setCurrency("USD")
                .setBalance(zero)
                .setEquity(zero)
                .setUnrealised(zero)
                .setMarginUsed(zero)
                .setOpenStopRisk(zero)
                .setDayStartEquity(zero)
                .setDayPeakEquity(zero)
                .setWeekStartEquity(zero)
                .setBreaker(BreakerState.CLOSED)
                .setTradingState(TradingState.ACTIVE)
                .setOpenPositions(0)
                .setWorkingOrders(unanswered)
                .setUnansweredOrders(unanswered)
                .setVenueSyncedAt(synced)
                .setExecutionsToday(0)
                .setCauseId("cause")
                .setTime(synced)
                .build();
    }
}
