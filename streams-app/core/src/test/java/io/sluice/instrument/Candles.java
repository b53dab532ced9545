package io.sluice.instrument;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.market.Timeframes;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Candles for tests. */
public final class Candles {
    public static final String BTC = "TEST:BTCUSD";

    /** A Monday, midnight UTC. */
    public static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private Candles() {}

    public static InstrumentDefinition instrument(Session session) {
        return new InstrumentDefinition(
                BTC,
                "USD",
                new BigDecimal("0.01"),
                new BigDecimal("0.0001"),
                new BigDecimal("0.0001"),
                new BigDecimal("1000"),
                BigDecimal.ONE,
                BigDecimal.ONE,
                session);
    }

    public static InstrumentSettings defaults() {
        return InstrumentSettings.defaults(instrument(Session.ALWAYS), Timeframe.M1);
    }

    /** The one-minute candle that many minutes after the start. */
    public static Candle minute(long minute, double open, double high, double low, double close, double volume) {
        return at(Timeframe.M1, START.plusSeconds(60 * minute), open, high, low, close, volume);
    }

    /** A one-minute candle without a move. */
    public static Candle flat(long minute, double price, double volume) {
        return minute(minute, price, price, price, price, volume);
    }

    public static Candle at(
            Timeframe timeframe, Instant open, double first, double high, double low, double close, double volume) {
        Instant closes = open.plus(Timeframes.length(timeframe));
        return new Candle(
                BTC,
                timeframe,
                open,
                closes,
                first,
                high,
                low,
                close,
                volume,
                volume * close,
                1L,
                true,
                "test",
                closes);
    }

    /** A random walk of the given length, one candle a minute, with bursts of volatility and volume. */
    public static List<Candle> walk(SplittableRandom random, int length) {
        List<Candle> candles = new ArrayList<>(length);
        double price = 100;
        double volatility = 0.001;
        for (int minute = 0; minute < length; minute++) {
            volatility = Math.clamp(volatility * (1 + 0.4 * (random.nextDouble() - 0.5)), 0.0002, 0.01);
            double open = price;
            double close = cents(open * (1 + volatility * (random.nextDouble() + random.nextDouble() - 1) * 2));
            double high = cents(Math.max(open, close) * (1 + volatility * random.nextDouble()));
            double low = cents(Math.min(open, close) * (1 - volatility * random.nextDouble()));
            double volume = random.nextInt(20) == 0 ? 50 + random.nextInt(50) : random.nextInt(20);
            candles.add(minute(
                    minute,
                    open,
                    Math.max(high, Math.max(open, close)),
                    Math.min(low, Math.min(open, close)),
                    close,
                    volume));
            price = close;
        }
        return candles;
    }

    private static double cents(double price) {
        return Math.round(price * 100) / 100.0;
    }
}
