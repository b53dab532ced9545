package com.example;

import io.sluice.admit.AdmissionSettings;
import io.sluice.detect.DetectorCatalogue;
import io.sluice.detect.DetectorKind;
import io.sluice.detect.DetectorSettings;
import io.sluice.instrument.EnabledDetector;
import io.sluice.instrument.InstrumentFold;
import io.sluice.instrument.InstrumentSettings;
import io.sluice.instrument.RollUpSettings;
import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** An instrument, its candles, and a fold with one detector and nothing in between. */
final class Market {
    private static final String INSTRUMENT = "TEST:BTCUSD";
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private Market() {}

    /** As a configuration makes them. */
    static DetectorSettings settings(DetectorKind kind, Map<String, BigDecimal> parameters) {
        return DetectorCatalogue.standard().plus(kind, "here").settings(kind.name(), parameters);
    }

    /** Every signal passes. */
    static InstrumentFold fold(DetectorSettings detector) {
        BigDecimal cent = new BigDecimal("0.01");
        InstrumentDefinition instrument = new InstrumentDefinition(
                INSTRUMENT, "USD", cent, cent, cent, BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.ONE, Session.ALWAYS);
        return new InstrumentFold(new InstrumentSettings(
                instrument,
                Timeframe.M1,
                List.of(new EnabledDetector(Timeframe.M1, detector)),
                new AdmissionSettings(Duration.ZERO, Duration.ZERO),
                new RollUpSettings(List.of(), Duration.ZERO),
                InstrumentSettings.DEFAULT_ATR_PERIOD));
    }

    /** Candles from close to close, one a minute. */
    static List<Candle> path(double... closes) {
        List<Candle> candles = new ArrayList<>();
        for (double close : closes) {
            double open = candles.isEmpty() ? close : candles.getLast().getClose();
            candles.add(candle(candles.size(), open, close));
        }
        return candles;
    }

    /** A walk in cents. */
    static List<Candle> walk(SplittableRandom random, int length) {
        long cents = 10_000;
        double[] closes = new double[length];
        for (int i = 0; i < length; i++) {
            cents += random.nextInt(-30, 31);
            closes[i] = cents / 100.0;
        }
        return path(closes);
    }

    /** When the candle of that place closes. */
    static Instant closeOf(int place) {
        return START.plus(Duration.ofMinutes(place + 1L));
    }

    private static Candle candle(int place, double open, double close) {
        Instant closes = closeOf(place);
        return new Candle(
                INSTRUMENT,
                Timeframe.M1,
                closes.minus(Duration.ofMinutes(1)),
                closes,
                open,
                Math.max(open, close),
                Math.min(open, close),
                close,
                1.0,
                close,
                1L,
                true,
                "test",
                closes);
    }
}
