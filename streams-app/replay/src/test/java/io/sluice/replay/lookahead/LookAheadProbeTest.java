package io.sluice.replay.lookahead;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.detect.Detection;
import io.sluice.detect.Detector;
import io.sluice.detect.DetectorSettings;
import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.IndicatorSet;
import io.sluice.instrument.EnabledDetector;
import io.sluice.market.Micros;
import io.sluice.replay.ReplaySettings;
import io.sluice.replay.tape.Markets;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LookAheadProbeTest {
    private static final int CANDLES = 3_000;
    private static final int MOMENTS = 6;
    private static final long SEED = 3;

    @Test
    @DisplayName(
            "B-RIGOUR the detectors that come along say the same whatever comes after, late and missing candles included")
    void detectors_that_come_along_know_no_future() throws Exception {
        Map<String, List<Candle>> candles = Markets.random(CANDLES);
        List<Candle> coin = Markets.coin(CANDLES);
        candles.put(Markets.COIN, coin);
        for (int late = 50; late < CANDLES; late += 100) {
            coin.add(late + 1, coin.remove(late));
        }

        LookAhead found = probe(Markets.settings(), candles);

        assertThat(found.first()).isNull();
        assertThat(found.dependent()).isZero();
        assertThat(found.moments()).isEqualTo(MOMENTS);
        assertThat(found.compared()).isGreaterThan(500);
    }

    @Test
    @DisplayName("B-RIGOUR a detector that remembers an earlier pass in a static is caught, with its first signal")
    void who_remembers_an_earlier_pass_is_caught() throws Exception {
        Map<Long, Double> closes = new ConcurrentHashMap<>();
        Peek peek = candles -> {
            closes.put(candles.openTime(0), candles.close(0));
            double next = closes.getOrDefault(candles.closeTime(), Double.NaN);
            return next > candles.close(0) * 1.002 ? rise(1) : null;
        };
        List<Candle> coin = Markets.coin(CANDLES);

        LookAhead found = probe(Markets.settings(enabled(peek)), Map.of(Markets.COIN, coin));

        Difference first = Objects.requireNonNull(found.first());
        assertThat(found.dependent()).isEqualTo(MOMENTS);
        assertThat(first)
                .isEqualTo(new Difference(
                        Said.SIGNAL,
                        Markets.COIN,
                        "peek 1m",
                        firstRise(coin),
                        null,
                        null,
                        "LONG",
                        first.until(),
                        first.future()));
        assertThat(first.sentence())
                .startsWith("a signal of peek 1m on T:COIN at " + first.time() + " (LONG) is new, with ");
    }

    @Test
    @DisplayName("B-RIGOUR a figure of a signal that knows the next candle is caught, with its field and both values")
    void a_figure_that_knows_the_future_is_caught() throws Exception {
        List<Candle> coin = Markets.coin(CANDLES);
        Map<Long, Double> seen = new ConcurrentHashMap<>();
        coin.forEach(candle -> seen.put(candle.getOpenTime().getEpochSecond(), candle.getClose()));
        Peek peek = window -> {
            long second = window.openTime(0) / 1_000_000;
            seen.put(second, window.close(0));
            boolean rises = seen.getOrDefault(second + 60, 0.0) > window.close(0);
            return second % 600 == 0 ? rise(rises ? 0.9 : 0.5) : null;
        };

        LookAhead found = probe(Markets.settings(enabled(peek)), Map.of(Markets.COIN, coin));

        Difference first = Objects.requireNonNull(found.first());
        assertThat(first.said()).isEqualTo(Said.SIGNAL);
        assertThat(first.detector()).isEqualTo("peek 1m");
        assertThat(first.field()).isEqualTo("confidence");
        assertThat(List.of(first.known(), first.unknown())).containsExactlyInAnyOrder("0.5", "0.9");
    }

    @Test
    @DisplayName("B-RIGOUR the future is mirrored for 2,000 candles in one pass, and is not there at all in another")
    void the_future_is_mirrored_and_then_taken_away() throws Exception {
        List<Candle> coin = Markets.coin(3 * CANDLES);
        Map<Long, List<Double>> seen = new ConcurrentHashMap<>();
        Peek peek = window -> {
            seen.computeIfAbsent(window.openTime(0), time -> new ArrayList<>()).add(window.close(0));
            return null;
        };
        Markets.Pass pass = Markets.play(Markets.settings(enabled(peek)), Map.of(Markets.COIN, coin));

        new LookAheadProbe(pass.settings(), pass.tape(), pass.trace()).run(1, SEED, 1);

        List<List<Double>> passes = coin.stream()
                .map(candle -> seen.getOrDefault(Micros.of(candle.getOpenTime()), List.of()))
                .toList();
        int common = (int) passes.stream().filter(closes -> closes.size() == 3).count();
        assertThat(common).isBetween(1, 3 * CANDLES - 2_000);
        double last = coin.get(common - 1).getClose();
        for (int i = 0; i < coin.size(); i++) {
            double close = coin.get(i).getClose();
            List<Double> expected = i < common
                    ? List.of(close, close, close)
                    : i < common + 2_000
                            ? List.of(close, Math.round(last * last / close * 100) / 100.0)
                            : List.of(close);
            assertThat(passes.get(i)).as("candle %s of %s", i, common).isEqualTo(expected);
        }
    }

    private static LookAhead probe(ReplaySettings settings, Map<String, List<Candle>> candles) throws Exception {
        Markets.Pass pass = Markets.play(settings, candles);
        return new LookAheadProbe(settings, pass.tape(), pass.trace()).run(MOMENTS, SEED, 2);
    }

    /** Close of the first candle after which the price rises by 0.2 %. */
    private static Instant firstRise(List<Candle> candles) {
        for (int i = 0; i + 1 < candles.size(); i++) {
            if (candles.get(i + 1).getClose() > candles.get(i).getClose() * 1.002) {
                return candles.get(i).getCloseTime();
            }
        }
        throw new AssertionError("the market never rises so much");
    }

    private static Detection rise(double confidence) {
        return new Detection(Pattern.IMPULSE, Direction.LONG, confidence, List.of());
    }

    private static EnabledDetector enabled(Peek peek) {
        return new EnabledDetector(Timeframe.M1, new Settings(peek));
    }

    /** What a detector says of the newest candle. */
    private interface Peek extends Function<CandleWindow, @Nullable Detection> {}

    private record Settings(Peek peek) implements DetectorSettings {
        @Override
        public String name() {
            return "peek";
        }

        @Override
        public Detector detector(IndicatorSet indicators) {
            return new Detector() {
                @Override
                public int lookback() {
                    return 1;
                }

                @Override
                public @Nullable Detection evaluate(CandleWindow candles) {
                    return peek.apply(candles);
                }
            };
        }
    }
}
