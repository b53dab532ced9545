package io.sluice.replay.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.replay.gate.LabelWorld.Bar;
import io.sluice.schemas.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPropertyTest {
    private static final LabelRule RULE = new LabelRule(12, 3, 1.5, 2);
    private static final int CANDLES = 400;

    private static DetectorFigures judge(List<Bar> bars, List<Integer> longs) {
        DetectorLabels labels = LabelWorld.labels(RULE);
        for (int i = 0; i < bars.size(); i++) {
            LabelWorld.candle(labels, bars.get(i));
            if (longs.contains(i)) {
                labels.signal(LabelWorld.signal(Direction.LONG, bars.get(i).close(), 1.0));
            }
        }
        return LabelWorld.figures(labels);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34})
    @DisplayName("B-GATE a signal's label changes with nothing before its candle and nothing after its horizon")
    void does_not_see_beyond_its_horizon(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Bar> bars = LabelWorld.walk(random, CANDLES);
        for (int at = 100; at < 300; at++) {
            List<Bar> perturbed = new ArrayList<>(bars);
            for (int i = 0; i < CANDLES; i++) {
                if (i < at || i > at + RULE.horizon()) {
                    double price = 1 + random.nextDouble() * 200;
                    perturbed.set(i, new Bar(price, price, price, price));
                }
            }
            assertThat(label(perturbed, at)).as("signal at candle %d", at).isEqualTo(label(bars, at));
        }
    }

    private static Label label(List<Bar> bars, int at) {
        DetectorFigures figures = judge(bars, List.of(at));
        assertThat(figures.judged()).isEqualTo(1);
        return figures.wins() == 1 ? Label.WIN : figures.losses() == 1 ? Label.LOSS : Label.TIMEOUT;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43, 44})
    @DisplayName("B-GATE whether a signal captures an opportunity changes with nothing after its tolerance and horizon")
    void capture_does_not_see_beyond(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Bar> bars = LabelWorld.walk(random, CANDLES);
        for (int at = 100; at < 300; at += 7) {
            List<Bar> perturbed = new ArrayList<>(bars);
            for (int i = at + RULE.tolerance() + RULE.horizon() + 1; i < CANDLES; i++) {
                double price = 1 + random.nextDouble() * 200;
                perturbed.set(i, new Bar(price, price, price, price));
            }
            assertThat(judge(perturbed, List.of(at)).falsePositives())
                    .as("signal at candle %d", at)
                    .isEqualTo(judge(bars, List.of(at)).falsePositives());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {51, 52, 53, 54, 55, 56})
    @DisplayName("B-GATE candle by candle gives what looking at the whole history gives")
    void streaming_equals_whole_history(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Bar> bars = LabelWorld.walk(random, 3_000);
        List<Integer> longs = new ArrayList<>();
        for (int i = 0; i < bars.size() - RULE.horizon() - RULE.tolerance() - 1; i++) {
            if (random.nextInt(20) == 0) {
                longs.add(i);
            }
        }
        DetectorFigures figures = judge(bars, longs);
        DetectorFigures naive = WholeHistory.longs(bars, longs, RULE);

        assertThat(naive.wins()).isPositive();
        assertThat(naive.falsePositives()).isPositive();
        assertThat(List.of(figures.wins(), figures.losses(), figures.timeouts(), figures.falsePositives()))
                .containsExactly(naive.wins(), naive.losses(), naive.timeouts(), naive.falsePositives());
        assertThat(figures.captured()).isEqualTo(naive.captured());
        assertThat(figures.unjudged()).isZero();
    }
}
