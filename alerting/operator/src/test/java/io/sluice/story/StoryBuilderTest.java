package io.sluice.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.OrderEventKind;
import io.sluice.schemas.OrderState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoryBuilderTest {
    /** The last things first: a story does not depend on the order in which its records were found. */
    private final StoryBuilder builder = new StoryBuilder()
            .add("alerts", Records.refused())
            .add("operator-commands", Records.veto(), Records.CLOSE.plusSeconds(40))
            .add("fills", Records.fill())
            .add(
                    "order-events",
                    Records.event(1, OrderEventKind.RELEASE, OrderState.QUEUED, Records.CLOSE.plusSeconds(30)))
            .add("order-events", Records.event(0, OrderEventKind.HOLD, OrderState.PENDING_VETO, Records.CLOSE))
            .add("orders.paper", Records.order())
            .add("risk-decisions", Records.decision())
            .add("signals", Records.signal())
            .add("candles.1m", Records.candle());

    @Test
    @DisplayName("X-EXPLAIN a story is told in causal order, whatever order its records were found in")
    void tells_in_causal_order() {
        assertThat(builder.tell(Records.ORDER).chapters())
                .extracting(chapter -> chapter.time().getEpochSecond() - Records.CLOSE.getEpochSecond() + " "
                        + chapter.kind() + " " + chapter.title())
                .containsExactly(
                        "0 CANDLE X:ONE M1 closes at 100.0",
                        "0 SIGNAL breakout says LONG on X:ONE at 100.0, confidence 0.8",
                        "0 DECISION Approved: OPEN_LONG of 1 X:ONE at 100, for account main",
                        "0 ORDER_EVENT ENTRY " + Records.ORDER + ": HOLD, it is PENDING_VETO",
                        "30 ORDER Place ENTRY#0: BUY 1 X:ONE MARKET",
                        "30 ORDER_EVENT ENTRY " + Records.ORDER + ": RELEASE, it is QUEUED",
                        "30 FILL BUY 1 X:ONE filled at 100.5",
                        "40 COMMAND ana orders VETO of " + Records.DECISION,
                        "40 ALERT WARNING R-REFUSED: ana's VETO was refused: it came too late.");
    }

    @Test
    @DisplayName(
            "X-EXPLAIN R-VETO a veto stands between the waiting that it answers and the end that it is, at one instant too")
    void tells_a_veto_where_it_belongs() {
        Story story = new StoryBuilder()
                .add("order-events", Records.event(1, OrderEventKind.VETO, OrderState.CANCELLED, Records.CLOSE))
                .add("operator-commands", Records.veto(), Records.CLOSE)
                .add("risk-decisions", Records.decision())
                .add("order-events", Records.event(0, OrderEventKind.HOLD, OrderState.PENDING_VETO, Records.CLOSE))
                .tell(Records.ORDER);
        assertThat(story.chapters())
                .extracting(Chapter::title)
                .containsExactly(
                        "Approved: OPEN_LONG of 1 X:ONE at 100, for account main",
                        "ENTRY " + Records.ORDER + ": HOLD, it is PENDING_VETO",
                        "ana orders VETO of " + Records.DECISION,
                        "ENTRY " + Records.ORDER + ": VETO, it is CANCELLED");
    }

    @Test
    @DisplayName("X-EXPLAIN the same record found twice is one chapter")
    void tells_nothing_twice() {
        builder.add("fills", Records.fill());
        assertThat(builder.tell(Records.FILL).chapters()).hasSize(9);
    }

    @Test
    @DisplayName("X-EXPLAIN it says what was asked for: of whatever an id names")
    void says_what_was_asked_for() {
        assertThat(builder.tell(Records.FILL).kind()).isEqualTo(ChapterKind.FILL);
        assertThat(builder.tell(Records.SIGNAL).kind()).isEqualTo(ChapterKind.SIGNAL);
        assertThat(builder.tell(Records.ORDER).kind()).isEqualTo(ChapterKind.ORDER);
        assertThat(builder.tell("c1").kind()).isEqualTo(ChapterKind.COMMAND);
    }

    @Test
    @DisplayName("X-EXPLAIN every check's figures and the evidence are in it, for people and as JSON")
    void tells_figures() {
        Story story = builder.tell(Records.DECISION);
        assertThat(StoryText.of(story))
                .startsWith("The story of decision " + Records.DECISION)
                .contains("    PASS           R-CAPITAL free=812.4\n", "    resistance = 99.5\n");
        assertThat(StoryJson.toNode(story)
                        .at("/chapters/2/record/verdicts/0/code")
                        .asText())
                .isEqualTo("R-CAPITAL");
        assertThat(StoryJson.toNode(story).at("/chapters/2/topic").asText()).isEqualTo("risk-decisions");
    }
}
