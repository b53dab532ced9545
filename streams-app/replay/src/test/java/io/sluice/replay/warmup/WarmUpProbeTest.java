package io.sluice.replay.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.detect.Detection;
import io.sluice.detect.Detector;
import io.sluice.detect.DetectorSettings;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.IndicatorSet;
import io.sluice.instrument.EnabledDetector;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.tape.Markets;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Timeframe;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WarmUpProbeTest {
    private static final int CANDLES = 6_000;
    private static final long SEED = 8;

    @Test
    @DisplayName("B-RIGOUR after ten times their warm-up the detectors that come along say what they always said")
    void detectors_that_come_along_forget_the_beginning() throws Exception {
        List<WarmUp> warmUps = probe(Markets.settings(), CANDLES);

        assertThat(warmUps)
                .extracting(WarmUp::title)
                .containsExactly(
                        "volatility-spike 1m",
                        "engulfing 1m",
                        "divergence 1m",
                        "breakout 1m",
                        "volatility-spike 5m",
                        "engulfing 5m",
                        "divergence 5m",
                        "breakout 5m");
        assertThat(warmUps).allSatisfy(warmUp -> {
            assertThat(warmUp.levels()).extracting(WarmUp.Level::multiple).startsWith(1, 2, 5);
            if (warmUp.levels().size() == 4 && warmUp.levels().getLast().signals() > 0) {
                assertThat(warmUp.remaining()).hasValue(0);
                assertThat(warmUp.enough()).isPresent();
            }
        });
        assertThat(warmUps.getFirst().levels()).hasSize(4);
        assertThat(warmUps.getFirst().levels().getLast().signals()).isPositive();
    }

    @Test
    @DisplayName(
            "B-RIGOUR a detector that counts candles for ever differs at each warm-up; one that counts the last is right")
    void who_never_forgets_is_told() throws Exception {
        ReplaySettings settings = Markets.settings(
                new EnabledDetector(Timeframe.M1, new EveryNth("counts-all", 1)),
                new EnabledDetector(Timeframe.M1, new EveryNth("counts-last", 40)));

        List<WarmUp> warmUps = probe(settings, CANDLES);

        assertThat(warmUps.getFirst().stated())
                .as("until the average true range is known")
                .isEqualTo(15);
        assertThat(warmUps.getFirst().enough()).isEmpty();
        assertThat(warmUps.getFirst().remaining().orElseThrow()).isGreaterThan(0.5);
        assertThat(warmUps.getLast().stated()).isEqualTo(40);
        assertThat(warmUps.getLast().levels().getFirst().differing())
                .as("its own part is right, its average true range is not settled yet")
                .isPositive();
        assertThat(warmUps.getLast().enough().orElseThrow()).isBetween(41, 200);
        assertThat(warmUps.getLast().remaining()).hasValue(0);
    }

    @Test
    @DisplayName("B-RIGOUR where the history is too short for the configured warm-up nothing is claimed")
    void a_short_history_claims_nothing() throws Exception {
        WarmUp warmUp = probe(Markets.settings(new EnabledDetector(Timeframe.M1, new EveryNth("counts", 40))), 300)
                .getFirst();

        assertThat(warmUp).isEqualTo(new WarmUp("counts", Timeframe.M1, 40, List.of()));
        assertThat(warmUp.enough()).isEqualTo(OptionalInt.empty());
        assertThat(warmUp.remaining()).isEmpty();
    }

    @Test
    @DisplayName(
            "B-RIGOUR enough is the shortest warm-up from which on nothing differs, not one that is right by chance")
    void enough_holds_from_there_on() {
        WarmUp warmUp = new WarmUp(
                "x",
                Timeframe.M1,
                10,
                List.of(
                        new WarmUp.Level(1, 10, 8, 0, 0),
                        new WarmUp.Level(2, 20, 8, 2, 0.5),
                        new WarmUp.Level(5, 50, 8, 0, 0.001),
                        new WarmUp.Level(10, 100, 8, 0, 0)));

        assertThat(warmUp.enough()).hasValue(50);
        assertThat(warmUp.levels().get(1).share()).hasValue(0.25);
    }

    private static List<WarmUp> probe(ReplaySettings settings, int candles) throws Exception {
        Markets.Pass pass = Markets.play(settings, Markets.random(candles));
        List<InstrumentSettings> instruments = settings.instruments();
        return new WarmUpProbe(instruments, pass.tape(), pass.trace()).run(SEED);
    }

    /** Says something on each seventh candle: of all it has seen, or of the place in time when it has a memory. */
    private record EveryNth(String name, int memory) implements DetectorSettings {
        @Override
        public Detector detector(IndicatorSet indicators) {
            return new Detector() {
                private int seen;

                @Override
                public int lookback() {
                    return memory;
                }

                @Override
                public @Nullable Detection evaluate(CandleWindow candles) {
                    seen++;
                    long place = memory == 1 ? seen : candles.openTime(0) / 60_000_000;
                    return place % 7 == 0 ? new Detection(Pattern.IMPULSE, Direction.LONG, 1, List.of()) : null;
                }
            };
        }
    }
}
