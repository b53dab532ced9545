package io.sluice.local.bench;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Made-up instruments and candles: the same for the same seed. */
final class BenchMarket {
    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    static final Duration CANDLE = Duration.ofMinutes(1);

    private BenchMarket() {}

    static String instrument(int number) {
        return "BENCH:I%05d".formatted(number);
    }

    static InstrumentDefinition definition(int number) {
        return new InstrumentDefinition(
                instrument(number),
                "USD",
                new BigDecimal("0.01"),
                new BigDecimal("0.001"),
                new BigDecimal("0.001"),
                new BigDecimal(1_000_000),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                Session.ALWAYS);
    }

    /** A candle of a market that goes nowhere: up and down by a hair, one unit a candle. */
    static Candle quiet(int number, int minute) {
        double close = minute % 2 == 0 ? 100.0 : 100.2;
        return candle(number, minute, 100.1, 100.3, 99.9, close, 10);
    }

    /** The candle that leaves such a market upward, with three times the volume. */
    static Candle breakout(int number, int minute) {
        return candle(number, minute, 100.1, 101.0, 100.0, 100.9, 30);
    }

    /** Seeded random walks, so that detectors fire as often as on a real market. */
    static final class Walk {
        private final Random random;
        private final double[] closes;

        Walk(long seed, int instruments) {
            random = new Random(seed);
            closes = new double[instruments];
            java.util.Arrays.fill(closes, 100);
        }

        Candle next(int number, int minute) {
            double open = closes[number];
            double close = open * (1 + 0.001 * random.nextGaussian());
            double high = Math.max(open, close) * (1 + 0.0005 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.0005 * random.nextDouble());
            closes[number] = close;
            return candle(number, minute, open, high, low, close, 5 + 10 * random.nextDouble());
        }
    }

    private static Candle candle(
            int number, int minute, double open, double high, double low, double close, double volume) {
        return candle(instrument(number), minute, open, high, low, close, volume);
    }

    /** The candle that opens so many minutes after {@link #START}. */
    static Candle candle(
            String instrument, int minute, double open, double high, double low, double close, double volume) {
        Instant openTime = START.plus(CANDLE.multipliedBy(minute));
        Instant closeTime = openTime.plus(CANDLE);
        return Candle.newBuilder()
                .setInstrument(instrument)
                .setTimeframe(Timeframe.M1)
                .setOpenTime(openTime)
                .setCloseTime(closeTime)
                .setOpen(open)
                .setHigh(high)
                .setLow(low)
                .setClose(close)
                .setVolume(volume)
                .setSource("bench")
                .setKnownAt(closeTime)
                .build();
    }
}
