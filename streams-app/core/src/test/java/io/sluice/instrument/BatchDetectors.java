package io.sluice.instrument;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Direction;
import io.sluice.schemas.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The detectors as their definitions read, over a whole history at once and as slow as it comes: what the streaming ones
 * must equal. Default settings only.
 */
final class BatchDetectors {
    private static final int WINDOW = 20;
    private static final int STRENGTH = 3;
    private static final int PERIOD = 14;

    private final List<Candle> candles;
    private final Set<String> found = new TreeSet<>();

    private BatchDetectors(List<Candle> candles) {
        this.candles = candles;
    }

    /** One line for each detection: time of the close, detector, pattern and direction. */
    static Set<String> over(List<Candle> candles) {
        BatchDetectors batch = new BatchDetectors(candles);
        for (int i = 0; i < candles.size(); i++) {
            batch.volatilitySpike(i);
            batch.engulfing(i);
            batch.breakout(i);
            batch.divergence(i);
        }
        return batch.found;
    }

    static String line(Instant time, String detector, Pattern pattern, Direction direction) {
        return time + " " + detector + " " + pattern + " " + direction;
    }

    private void volatilitySpike(int i) {
        if (!unbroken(i, WINDOW + 2)) {
            return;
        }
        double sum = 0;
        for (int k = i - WINDOW; k < i; k++) {
            sum += change(k);
        }
        double mean = sum / WINDOW;
        double squares = 0;
        for (int k = i - WINDOW; k < i; k++) {
            squares += Math.pow(change(k) - mean, 2);
        }
        double score = (change(i - 1) - mean) / Math.sqrt(squares / WINDOW);
        if (score >= 2 && change(i) > 0) {
            add(i, "volatility-spike", Pattern.VOL_SPIKE, Direction.LONG);
        } else if (score <= -2 && change(i) < 0) {
            add(i, "volatility-spike", Pattern.VOL_SPIKE, Direction.SHORT);
        }
    }

    private void engulfing(int i) {
        if (!unbroken(i, 2) || i < PERIOD) {
            return;
        }
        double open = candles.get(i).getOpen();
        double close = candles.get(i).getClose();
        double openBefore = candles.get(i - 1).getOpen();
        double closeBefore = candles.get(i - 1).getClose();
        boolean larger = Math.abs(close - open) > Math.abs(closeBefore - openBefore);
        boolean enough = Math.abs(close - open) / atr(i) >= 1;
        if (larger && enough && closeBefore < openBefore && open <= closeBefore && close >= openBefore) {
            add(i, "engulfing", Pattern.REVERSAL, Direction.LONG);
        } else if (larger && enough && closeBefore > openBefore && open >= closeBefore && close <= openBefore) {
            add(i, "engulfing", Pattern.REVERSAL, Direction.SHORT);
        }
    }

    private void breakout(int i) {
        if (!unbroken(i, WINDOW + 1)) {
            return;
        }
        List<Candle> before = candles.subList(i - WINDOW, i);
        double resistance = before.stream().mapToDouble(Candle::getHigh).max().orElseThrow();
        double support = before.stream().mapToDouble(Candle::getLow).min().orElseThrow();
        double volume = before.stream().mapToDouble(Candle::getVolume).sum() / WINDOW;
        double close = candles.get(i).getClose();
        if (candles.get(i).getVolume() < 1.5 * volume || candles.get(i).getVolume() == 0) {
            return;
        }
        if (close > resistance) {
            add(i, "breakout", Pattern.IMPULSE, Direction.LONG);
        } else if (close < support) {
            add(i, "breakout", Pattern.IMPULSE, Direction.SHORT);
        }
    }

    private void divergence(int i) {
        Pattern low = divergence(i, true);
        Pattern high = divergence(i, false);
        if (low != Pattern.UNRECOGNISED && high == Pattern.UNRECOGNISED) {
            add(i, "divergence", low, Direction.LONG);
        } else if (high != Pattern.UNRECOGNISED && low == Pattern.UNRECOGNISED) {
            add(i, "divergence", high, Direction.SHORT);
        }
    }

    private Pattern divergence(int i, boolean lows) {
        int pivot = i - STRENGTH;
        int before = pivot - 1;
        while (before >= 0 && !isSwing(before, lows)) {
            before--;
        }
        if (!isSwing(pivot, lows) || before < 0 || pivot - before > 60 || !unbroken(i, i - before + 1)) {
            return Pattern.UNRECOGNISED;
        }
        double price = extreme(pivot, lows) - extreme(before, lows);
        double strength = rsi(pivot) - rsi(before);
        if (price * strength >= 0 || Math.abs(strength) < 2) {
            return Pattern.UNRECOGNISED;
        }
        return lows == price < 0 ? Pattern.MEAN_REVERSION : Pattern.IMPULSE;
    }

    private boolean isSwing(int pivot, boolean lows) {
        if (pivot < PERIOD || !unbroken(pivot + STRENGTH, 2 * STRENGTH + 1)) {
            return false;
        }
        int sign = lows ? 1 : -1;
        double price = sign * extreme(pivot, lows);
        for (int side = 1; side <= STRENGTH; side++) {
            if (sign * extreme(pivot - side, lows) < price || sign * extreme(pivot + side, lows) <= price) {
                return false;
            }
        }
        return true;
    }

    private double extreme(int i, boolean lows) {
        return lows ? candles.get(i).getLow() : candles.get(i).getHigh();
    }

    private double rsi(int i) {
        double gain = 0;
        double loss = 0;
        for (int k = 1; k <= i; k++) {
            double change = candles.get(k).getClose() - candles.get(k - 1).getClose();
            int weight = Math.min(k, PERIOD);
            gain = (gain * (weight - 1) + Math.max(change, 0)) / weight;
            loss = (loss * (weight - 1) + Math.max(-change, 0)) / weight;
        }
        return gain + loss == 0 ? 50 : 100 - 100 / (1 + gain / loss);
    }

    private double atr(int i) {
        double atr = 0;
        for (int k = 1; k <= i; k++) {
            double close = candles.get(k - 1).getClose();
            double range = Math.max(candles.get(k).getHigh(), close)
                    - Math.min(candles.get(k).getLow(), close);
            int weight = Math.min(k, PERIOD);
            atr = (atr * (weight - 1) + range) / weight;
        }
        return atr;
    }

    private double change(int i) {
        return candles.get(i).getClose() / candles.get(i - 1).getClose() - 1;
    }

    /** Whether that many candles up to i are complete and follow each other. */
    private boolean unbroken(int i, int length) {
        if (i >= candles.size() || i - length + 1 < 0) {
            return false;
        }
        for (int k = i - length + 1; k <= i; k++) {
            boolean follows = k == i - length + 1
                    || candles.get(k).getOpenTime().equals(candles.get(k - 1).getCloseTime());
            if (!candles.get(k).getComplete() || !follows) {
                return false;
            }
        }
        return true;
    }

    private void add(int i, String detector, Pattern pattern, Direction direction) {
        found.add(line(candles.get(i).getCloseTime(), detector, pattern, direction));
    }
}
