package io.sluice.replay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.replay.gate.LabelWorld.Bar;
import io.sluice.schemas.Action;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Signal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Candles are open, high, low, close; the average true range is 1 throughout, the target 2 away, the stop 1. */
class DetectorLabelsTest {
    private static final LabelRule RULE = new LabelRule(3, 2, 1, 0);

    /** A long signal at the close of 100 of the first candle, then these candles. */
    private static DetectorFigures longAt100(Bar... after) {
        DetectorLabels labels = LabelWorld.labels(RULE);
        LabelWorld.candle(labels, new Bar(100, 100, 100, 100));
        labels.signal(LabelWorld.signal(Direction.LONG, 100, 1.0));
        List.of(after).forEach(bar -> LabelWorld.candle(labels, bar));
        return LabelWorld.figures(labels);
    }

    private static String outcome(DetectorFigures figures) {
        return "won %d lost %d timed out %d unjudged %d"
                .formatted(figures.wins(), figures.losses(), figures.timeouts(), figures.unjudged());
    }

    @Test
    @DisplayName("B-GATE a signal wins when the target is touched first")
    void target_first() {
        assertThat(outcome(longAt100(new Bar(100, 101, 99.1, 101), new Bar(101, 102, 100, 102))))
                .isEqualTo("won 1 lost 0 timed out 0 unjudged 0");
    }

    @Test
    @DisplayName("B-GATE a signal loses when the stop is touched first, or in the same candle as the target")
    void stop_first() {
        assertThat(outcome(longAt100(new Bar(100, 101, 99, 100)))).isEqualTo("won 0 lost 1 timed out 0 unjudged 0");
        assertThat(outcome(longAt100(new Bar(100, 103, 98, 103)))).isEqualTo("won 0 lost 1 timed out 0 unjudged 0");
    }

    @Test
    @DisplayName("B-GATE a candle that opens beyond the target has touched it before it can touch the stop")
    void gap_beyond_the_target() {
        assertThat(outcome(longAt100(new Bar(102, 103, 98, 99)))).isEqualTo("won 1 lost 0 timed out 0 unjudged 0");
    }

    @Test
    @DisplayName(
            "B-GATE a signal times out after the horizon's last candle, and is not judged when history ends before")
    void horizon() {
        Bar still = new Bar(100, 100.5, 99.5, 100);

        assertThat(outcome(longAt100(still, still, still))).isEqualTo("won 0 lost 0 timed out 1 unjudged 0");
        assertThat(outcome(longAt100(still, still))).isEqualTo("won 0 lost 0 timed out 0 unjudged 1");
    }

    @Test
    @DisplayName("B-GATE a short signal mirrors a long one")
    void short_signal() {
        DetectorLabels labels = LabelWorld.labels(RULE);
        LabelWorld.candle(labels, new Bar(100, 100, 100, 100));
        labels.signal(LabelWorld.signal(Direction.SHORT, 100, 1.0));
        LabelWorld.candle(labels, new Bar(100, 100.9, 98, 98));

        assertThat(outcome(LabelWorld.figures(labels))).isEqualTo("won 1 lost 0 timed out 0 unjudged 0");
    }

    @Test
    @DisplayName("B-GATE an exit bets on nothing: it is not judged and not counted")
    void an_exit_is_not_judged() {
        DetectorLabels labels = LabelWorld.labels(RULE);
        LabelWorld.candle(labels, new Bar(100, 100, 100, 100));
        labels.signal(Signal.newBuilder(LabelWorld.signal(Direction.LONG, 100, 1.0))
                .setAction(Action.CLOSE)
                .build());
        LabelWorld.candle(labels, new Bar(100, 103, 100, 103));

        assertThat(outcome(LabelWorld.figures(labels))).isEqualTo("won 0 lost 0 timed out 0 unjudged 0");
    }

    @Test
    @DisplayName("B-GATE candles on the way to one target are one opportunity, captured by a signal while it lasts")
    void one_move_is_one_opportunity() {
        DetectorLabels labels = LabelWorld.labels(RULE);
        LabelWorld.candle(labels, new Bar(100, 100, 100, 100));
        LabelWorld.candle(labels, new Bar(100, 100.6, 100, 100.5));
        labels.signal(LabelWorld.signal(Direction.LONG, 100.5, 1.0));
        LabelWorld.candle(labels, new Bar(100.5, 102.6, 100.4, 102.5));
        for (int i = 0; i < 3; i++) {
            LabelWorld.candle(labels, new Bar(102.5, 102.6, 102.4, 102.5));
        }

        assertThat(LabelWorld.figures(labels)).isEqualTo(new DetectorFigures(6, 1, 1, 1, 0, 0, 0, 0));
    }

    @Test
    @DisplayName("B-GATE an early signal may lose and yet be no false positive; beyond the tolerance it is one")
    void tolerance() {
        assertThat(earlySignal(1)).isEqualTo(new DetectorFigures(6, 1, 1, 0, 1, 0, 0, 0));
        assertThat(earlySignal(0)).isEqualTo(new DetectorFigures(6, 1, 0, 0, 1, 0, 1, 0));
    }

    /** A long signal one candle before the low from which the market rises. */
    private static DetectorFigures earlySignal(int tolerance) {
        DetectorLabels labels = LabelWorld.labels(new LabelRule(2, 2, 1, tolerance));
        LabelWorld.candle(labels, new Bar(100, 100, 100, 100));
        labels.signal(LabelWorld.signal(Direction.LONG, 100, 1.0));
        LabelWorld.candle(labels, new Bar(100, 100, 98.5, 98.5));
        LabelWorld.candle(labels, new Bar(98.5, 100.5, 98.5, 100.5));
        for (int i = 0; i < 3; i++) {
            LabelWorld.candle(labels, new Bar(100.5, 100.6, 100.4, 100.5));
        }
        return LabelWorld.figures(labels);
    }

    @Test
    void without_an_average_true_range_nothing_is_labelled() {
        DetectorLabels labels = LabelWorld.labels(RULE);
        labels.candle(100, 100, 100, 100, Double.NaN);
        labels.signal(LabelWorld.signal(Direction.LONG, 100, null));
        LabelWorld.candle(labels, new Bar(100, 105, 100, 105));

        assertThat(LabelWorld.figures(labels)).isEqualTo(new DetectorFigures(2, 0, 0, 0, 0, 0, 0, 1));
    }

    @Test
    @DisplayName("B-GATE every detector is judged by the same opportunities, also one that never signals")
    void several_detectors() {
        DetectorLabels labels = new DetectorLabels(RULE, List.of("silent", "breakout"));
        LabelWorld.candle(labels, new Bar(100, 100, 100, 100));
        labels.signal(LabelWorld.signal(Direction.LONG, 100, 1.0));
        LabelWorld.candle(labels, new Bar(100, 102, 100, 102));

        assertThat(labels.figures())
                .containsOnly(
                        Map.entry("breakout", new DetectorFigures(2, 1, 1, 1, 0, 0, 0, 0)),
                        Map.entry("silent", new DetectorFigures(2, 1, 0, 0, 0, 0, 0, 0)));
    }

    @Test
    void a_signal_of_a_detector_that_does_not_run_is_refused() {
        DetectorLabels labels = new DetectorLabels(RULE, List.of("silent"));
        LabelWorld.candle(labels, new Bar(100, 100, 100, 100));

        assertThatThrownBy(() -> labels.signal(LabelWorld.signal(Direction.LONG, 100, 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("signal S of breakout, which is none of the detectors [silent]");
    }

    @Test
    void a_signal_before_any_candle_is_refused() {
        assertThatThrownBy(() -> LabelWorld.labels(RULE).signal(LabelWorld.signal(Direction.LONG, 100, 1.0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("signal S came before its candle");
    }

    @Test
    @DisplayName("B-GATE detector: 85 % captured, 10 % false and 60 % won is go; nothing to judge is no-go")
    void gate() {
        DetectorFigures atTheBars = new DetectorFigures(1_000, 20, 17, 6, 3, 1, 1, 0);
        DetectorFigures below = new DetectorFigures(1_000, 20, 16, 11, 8, 1, 3, 0);

        assertThat(DetectorGate.judge("breakout", atTheBars, DetectorThresholds.DEFAULTS)
                        .go())
                .isTrue();
        assertThat(DetectorGate.judge("breakout", below, DetectorThresholds.DEFAULTS)
                        .criteria())
                .extracting(Criterion::passed)
                .containsExactly(false, false, false);
        assertThat(DetectorGate.judge("breakout", DetectorFigures.NONE, DetectorThresholds.DEFAULTS)
                        .criteria())
                .extracting(Criterion::reason)
                .containsExactly("there was no opportunity", "no signal could be judged", "no signal could be judged");
    }
}
