package io.sluice.replay.gate;

import io.sluice.schemas.Direction;
import io.sluice.schemas.Pattern;
import io.sluice.schemas.Signal;
import io.sluice.schemas.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Candles and signals for labels. */
final class LabelWorld {
    record Bar(double open, double high, double low, double close) {}

    private LabelWorld() {}

    /** One detector, named breakout. */
    static DetectorLabels labels(LabelRule rule) {
        return new DetectorLabels(rule, List.of("breakout"));
    }

    static DetectorFigures figures(DetectorLabels labels) {
        return labels.figures().values().iterator().next();
    }

    /** The average true range is 1. */
    static void candle(DetectorLabels labels, Bar bar) {
        labels.candle(bar.open(), bar.high(), bar.low(), bar.close(), 1);
    }

    static Signal signal(Direction direction, double price, @Nullable Double atr) {
        return Signal.newBuilder()
                .setId("S")
                .setInstrument("TEST:BTCUSD")
                .setTimeframe(Timeframe.M5)
                .setDetector("breakout")
                .setPattern(Pattern.IMPULSE)
                .setDirection(direction)
                .setCandleId("C")
                .setTime(Instant.EPOCH)
                .setPrice(price)
                .setAtr(atr)
                .setConfidence(0.5)
                .setFingerprint("F")
                .setEvidence(List.of())
                .build();
    }

    static List<Bar> walk(SplittableRandom random, int candles) {
        List<Bar> bars = new ArrayList<>();
        double close = 100;
        for (int i = 0; i < candles; i++) {
            double open = close + (random.nextInt(20) == 0 ? random.nextDouble() - 0.5 : 0);
            close = open + random.nextDouble() * 2 - 1;
            double high = Math.max(open, close) + random.nextDouble() / 2;
            double low = Math.min(open, close) - random.nextDouble() / 2;
            bars.add(new Bar(open, high, low, close));
        }
        return bars;
    }
}
