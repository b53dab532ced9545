package io.sluice.replay.judged;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One-minute candles that are the same for the same seed. Prices have eight decimals and opens are not the closes before
 * them: averages are hardly ever equal, and each fill tells which price it was made at.
 */
final class MadeUpCandles {
    static final String INSTRUMENT = "T:COIN";

    private static final Instant BEGIN = Instant.parse("2024-03-04T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private MadeUpCandles() {}

    /** @param size of the usual step, a fraction of the price */
    static List<Candle> of(long seed, int count, double size) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Candle> candles = new ArrayList<>(count);
        double price = 100;
        for (int i = 0; i < count; i++) {
            double open = rounded(price * (1 + size / 4 * random.nextGaussian()));
            double close = rounded(open * (1 + size * random.nextGaussian()));
            double high = rounded(Math.max(open, close) * (1 + size / 2 * random.nextDouble()));
            double low = rounded(Math.min(open, close) * (1 - size / 2 * random.nextDouble()));
            candles.add(candle(BEGIN.plus(MINUTE.multipliedBy(i)), open, high, low, close));
            // Back to where it came from, so that it stays a price.
            price = close * Math.pow(100 / close, 0.001);
        }
        return candles;
    }

    private static Candle candle(Instant opens, double open, double high, double low, double close) {
        Instant closes = opens.plus(MINUTE);
        return new Candle(
                INSTRUMENT,
                Timeframe.M1,
                opens,
                closes,
                open,
                high,
                low,
                close,
                10.0,
                null,
                null,
                true,
                "made up",
                closes);
    }

    private static double rounded(double price) {
        return Math.round(price * 1e8) / 1e8;
    }
}
