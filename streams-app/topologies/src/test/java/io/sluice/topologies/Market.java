package io.sluice.topologies;

import static io.sluice.topologies.Candles.candle;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.schemas.Candle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A made-up market: the same for the same seed. */
public final class Market {
    private static final double TICK = 0.01;

    private Market() {}

    /** A coin quoted in cents. */
    public static InstrumentDefinition coin(String instrument) {
        return new InstrumentDefinition(
                instrument,
                "USD",
                new BigDecimal("0.01"),
                new BigDecimal("0.0001"),
                new BigDecimal("0.0001"),
                new BigDecimal("1000"),
                new BigDecimal("10"),
                BigDecimal.ONE,
                Session.ALWAYS);
    }

    /** A random walk with a burst now and then, so that detectors have something to find. */
    public static List<Candle> walk(String instrument, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Candle> candles = new ArrayList<>();
        double price = 1_000;
        for (int index = 0; index < count; index++) {
            boolean burst = random.nextInt(25) == 0;
            double move = random.nextDouble(-1, 1) * (burst ? 12 : 1.5);
            double open = price;
            double close = cents(open + move);
            double high = cents(Math.max(open, close) + random.nextDouble());
            double low = cents(Math.min(open, close) - random.nextDouble());
            double volume = cents(10 + random.nextDouble(10) * (burst ? 8 : 1));
            candles.add(candle(instrument, index, open, high, low, close, volume));
            price = close;
        }
        return candles;
    }

    private static double cents(double value) {
        return Math.round(value / TICK) / 100.0;
    }
}
