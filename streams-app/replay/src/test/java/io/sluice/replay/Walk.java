package io.sluice.replay;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A market that moves at random, with bursts of volume, so that every detector has something to find. */
public final class Walk {
    public static final Instant BEGIN = Instant.parse("2024-03-04T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Walk() {}

    /** One-minute candles without a gap, prices on a tick of 0.01. */
    public static List<Candle> candles(String instrument, int count, long seed) {
        Random random = new Random(seed);
        List<Candle> candles = new ArrayList<>();
        double price = 100;
        for (int i = 0; i < count; i++) {
            double open = price;
            double burst = random.nextInt(12) == 0 ? 4 : 1;
            double close = cents(open * (1 + random.nextGaussian() * 0.0008 * burst));
            double high = cents(Math.max(open, close) + random.nextDouble() * 0.05);
            double low = cents(Math.min(open, close) - random.nextDouble() * 0.05);
            candles.add(candle(instrument, i, new double[] {open, high, low, close}, 10 * burst * random.nextDouble()));
            price = close;
        }
        return candles;
    }

    private static Candle candle(String instrument, int minute, double[] prices, double volume) {
        Instant opens = BEGIN.plus(MINUTE.multipliedBy(minute));
        Instant closes = opens.plus(MINUTE);
        return new Candle(
                instrument,
                Timeframe.M1,
                opens,
                closes,
                prices[0],
                prices[1],
                prices[2],
                prices[3],
                volume,
                null,
                null,
                true,
                "walk",
                closes);
    }

    private static double cents(double price) {
        return Math.round(price * 100) / 100.0;
    }
}
