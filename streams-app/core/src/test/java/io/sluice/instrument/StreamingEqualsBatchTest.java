package io.sluice.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Signal;
import io.sluice.schemas.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingEqualsBatchTest {
    private static final Tuple[] EVERY_KIND = Stream.of("volatility-spike", "engulfing", "divergence", "breakout")
            .flatMap(detector -> Stream.of(tuple(detector, Direction.LONG), tuple(detector, Direction.SHORT)))
            .toArray(Tuple[]::new);

    private final InstrumentFold fold = new InstrumentFold(Candles.defaults());
    private final Recorder out = new Recorder();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {71, 72, 73, 74})
    @DisplayName("D-VOL D-ENGULF D-DIV D-BREAK streaming finds exactly what the definitions find in the whole history")
    void finds_what_a_batch_over_the_history_finds(long seed) {
        List<Candle> accepted = new ArrayList<>();
        InstrumentState state = fold.newState();
        for (Candle candle : NoisyFeed.of(seed, 1_500)) {
            int before = out.all(Recorder.Output.Marked.class).size();
            fold.apply(state, candle, out);
            if (out.all(Recorder.Output.Marked.class).size() > before) {
                accepted.add(candle);
            }
        }
        assertThat(found(Timeframe.M1)).isEqualTo(BatchDetectors.over(accepted));
        assertThat(out.found())
                .extracting(Signal::getDetector, Signal::getDirection)
                .contains(EVERY_KIND);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {75, 76})
    @DisplayName("D-VOL D-ENGULF D-DIV D-BREAK the same on the five-minute candles rolled up inside")
    void finds_the_same_on_rolled_up_candles(long seed) {
        InstrumentState state = fold.newState();
        NoisyFeed.of(seed, 5_000).forEach(candle -> fold.apply(state, candle, out));
        List<Candle> fiveMinutes = out.rolledUp().stream()
                .filter(candle -> candle.getTimeframe() == Timeframe.M5)
                .toList();
        assertThat(found(Timeframe.M5))
                .isEqualTo(BatchDetectors.over(fiveMinutes))
                .isNotEmpty();
    }

    private Set<String> found(Timeframe timeframe) {
        Set<String> lines = new TreeSet<>();
        for (Signal signal : out.found()) {
            if (signal.getTimeframe() == timeframe) {
                lines.add(BatchDetectors.line(
                        signal.getTime(), signal.getDetector(), signal.getPattern(), signal.getDirection()));
            }
            assertThat(signal.getConfidence()).isBetween(0.5, 1.0);
        }
        return lines;
    }
}
