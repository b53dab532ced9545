package io.sluice.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixInvarianceTest {
    private static final int PAST = 1_500;
    private static final int FUTURE = 300;

    private final InstrumentFold fold = new InstrumentFold(Candles.defaults());

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    @DisplayName(
            "D-SMC no repainting: cutting or changing the future changes nothing that was said before, for any detector")
    void the_future_never_changes_the_past(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Candle> whole = Candles.walk(random, PAST + FUTURE);
        List<Candle> past = whole.subList(0, PAST);
        List<Candle> otherFuture = new ArrayList<>(past);
        for (Candle candle : whole.subList(PAST, PAST + FUTURE)) {
            double factor = 0.5 + random.nextDouble();
            otherFuture.add(Candle.newBuilder(candle)
                    .setOpen(candle.getOpen() * factor)
                    .setHigh(candle.getHigh() * factor)
                    .setLow(candle.getLow() * factor)
                    .setClose(candle.getClose() * factor)
                    .build());
        }
        List<Recorder.Output> cut = outputs(past);
        assertThat(outputs(whole).subList(0, cut.size())).isEqualTo(cut);
        assertThat(outputs(otherFuture).subList(0, cut.size())).isEqualTo(cut);
        assertThat(detectorsIn(past))
                .containsExactlyInAnyOrder("volatility-spike", "engulfing", "divergence", "breakout");
    }

    private Set<String> detectorsIn(List<Candle> candles) {
        Recorder recorder = new Recorder();
        InstrumentState state = fold.newState();
        candles.forEach(candle -> fold.apply(state, candle, recorder));
        return recorder.found().stream().map(Signal::getDetector).collect(Collectors.toSet());
    }

    private List<Recorder.Output> outputs(List<Candle> candles) {
        Recorder recorder = new Recorder();
        InstrumentState state = fold.newState();
        candles.forEach(candle -> fold.apply(state, candle, recorder));
        return recorder.outputs();
    }
}
