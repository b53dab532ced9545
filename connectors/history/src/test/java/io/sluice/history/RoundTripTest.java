package io.sluice.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
    private static final List<Double> ODD = List.of(
            0.0,
            -0.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -1.5,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            1.0 / 3,
            0.1 + 0.2,
            4_503_599_627_370_497.0);

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    @DisplayName("M-CACHE every bit of every candle comes back, however long its decimals are")
    void gives_back_every_bit(long seed) throws IOException {
        Random random = new Random(seed);
        List<Candle> candles = candles(random);
        List<Candle> first = new ArrayList<>();
        List<Candle> second = new ArrayList<>();
        candles.forEach(candle -> (random.nextBoolean() ? first : second).add(candle));

        try (HistoryCache cache = HistoryCache.open(folder)) {
            cache.merge(Candles.pass(first));
            cache.merge(Candles.pass(second));

            List<Candle> back = Candles.all(cache);
            assertThat(texts(back)).as("seed %d", seed).isEqualTo(texts(candles));
            for (int i = 0; i < candles.size(); i++) {
                assertThat(bits(back.get(i))).as("seed %d, candle %d", seed, i).isEqualTo(bits(candles.get(i)));
            }
        }
    }

    /** From before 1970 on, with gaps, over several years; all columns of one run draw from one kind of number. */
    private static List<Candle> candles(Random random) {
        int decimals = random.nextInt(10);
        boolean odd = random.nextInt(4) == 0;
        boolean arbitrary = random.nextInt(4) == 0;
        double scale = Math.pow(10, decimals);
        double size = Math.pow(10, random.nextInt(1, 9));
        DoubleSupplier numbers = () -> odd && random.nextInt(20) == 0
                ? ODD.get(random.nextInt(ODD.size()))
                : arbitrary ? random.nextDouble() * size : Math.rint(random.nextDouble() * size * scale) / scale;
        Instant opens = Instant.parse("1969-12-30T00:00:00Z").plus(Duration.ofDays(random.nextInt(20_000)));
        List<Candle> candles = new ArrayList<>();
        int count = random.nextInt(1, 6_000);
        for (int i = 0; i < count; i++) {
            candles.add(candle(random, opens, numbers));
            opens = opens.plus(Duration.ofMinutes(5L * (1 + (random.nextInt(300) == 0 ? random.nextInt(100_000) : 0))));
        }
        return candles;
    }

    private static Candle candle(Random random, Instant opens, DoubleSupplier numbers) {
        Instant closes = opens.plus(Duration.ofMinutes(5));
        return new Candle(
                Candles.BTC,
                Timeframe.M5,
                opens,
                closes,
                numbers.getAsDouble(),
                numbers.getAsDouble(),
                numbers.getAsDouble(),
                numbers.getAsDouble(),
                numbers.getAsDouble(),
                random.nextBoolean() ? null : numbers.getAsDouble(),
                random.nextBoolean() ? null : random.nextLong(),
                random.nextInt(10) != 0,
                "source-" + random.nextInt(3),
                closes.plusNanos(random.nextInt(1_000_000) * 1_000L));
    }

    /** A candle with a NaN does not equal itself; its text does. */
    private static List<String> texts(List<Candle> candles) {
        return candles.stream().map(Candle::toString).toList();
    }

    private static List<Long> bits(Candle candle) {
        Double quoteVolume = candle.getQuoteVolume();
        return List.of(
                Double.doubleToRawLongBits(candle.getOpen()),
                Double.doubleToRawLongBits(candle.getHigh()),
                Double.doubleToRawLongBits(candle.getLow()),
                Double.doubleToRawLongBits(candle.getClose()),
                Double.doubleToRawLongBits(candle.getVolume()),
                quoteVolume == null ? 0 : Double.doubleToRawLongBits(quoteVolume));
    }
}
