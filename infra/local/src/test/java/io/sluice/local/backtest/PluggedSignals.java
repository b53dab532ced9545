package io.sluice.local.backtest;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the example detectors must say of a history, computed once more and plainly: whole arrays, no state. */
final class PluggedSignals {
    private PluggedSignals() {}

    /** When a fast average of closes crosses a slow one. */
    static List<String> smaCross(List<Candle> candles, int fast, int slow) {
        double[] apart = new double[candles.size()];
        for (int i = slow - 1; i < apart.length; i++) {
            apart[i] = mean(candles, i, fast) - mean(candles, i, slow);
        }
        List<String> signals = new ArrayList<>();
        for (int i = slow; i < apart.length; i++) {
            if (apart[i - 1] <= 0 && apart[i] > 0) {
                signals.add(signal(candles.get(i), Direction.LONG));
            } else if (apart[i - 1] >= 0 && apart[i] < 0) {
                signals.add(exit(candles.get(i), Direction.LONG));
            }
        }
        return signals;
    }

    /** When the RSI leaves its low with the close above the TEMA, and when it leaves its high. */
    static List<String> rsiTema(List<Candle> candles, int rsiPeriod, int temaPeriod, double low) {
        double[] closes = candles.stream().mapToDouble(Candle::getClose).toArray();
        double[] rsi = rsi(closes, rsiPeriod);
        double[] tema = tema(closes, temaPeriod);
        List<String> signals = new ArrayList<>();
        for (int i = 1; i < closes.length; i++) {
            if (rsi[i - 1] <= low && rsi[i] > low && closes[i] > tema[i]) {
                signals.add(signal(candles.get(i), Direction.LONG));
            } else if (rsi[i - 1] >= 100 - low && rsi[i] < 100 - low) {
                signals.add(exit(candles.get(i), Direction.LONG));
            }
        }
        return signals;
    }

    static String signal(Candle candle, Direction direction) {
        return candle.getCloseTime() + " " + direction;
    }

    private static String exit(Candle candle, Direction direction) {
        return candle.getCloseTime() + " CLOSE " + direction;
    }

    /** Of whole cents, so that it is exact but for one division. */
    private static double mean(List<Candle> candles, int last, int length) {
        long cents = 0;
        for (int i = last - length + 1; i <= last; i++) {
            cents += Math.round(candles.get(i).getClose() * 100);
        }
        return cents / (100.0 * length);
    }

    /** Wilder's: plain means of the first n gains and losses, then each a share of 1/n. */
    private static double[] rsi(double[] closes, int n) {
        double[] rsi = new double[closes.length];
        Arrays.fill(rsi, Double.NaN);
        double gain = 0;
        double loss = 0;
        for (int i = 1; i < closes.length; i++) {
            double change = closes[i] - closes[i - 1];
            if (i <= n) {
                gain += Math.max(change, 0) / n;
                loss += Math.max(-change, 0) / n;
            } else {
                gain = (gain * (n - 1) + Math.max(change, 0)) / n;
                loss = (loss * (n - 1) + Math.max(-change, 0)) / n;
            }
            if (i >= n) {
                rsi[i] = loss == 0 ? (gain == 0 ? 50 : 100) : 100 - 100 / (1 + gain / loss);
            }
        }
        return rsi;
    }

    private static double[] tema(double[] closes, int n) {
        double[] once = ema(closes, n, 0);
        double[] twice = ema(once, n, n - 1);
        double[] thrice = ema(twice, n, 2 * (n - 1));
        double[] tema = new double[closes.length];
        for (int i = 0; i < tema.length; i++) {
            tema[i] = 3 * once[i] - 3 * twice[i] + thrice[i];
        }
        return tema;
    }

    /** Of the values from an index on: begins with the plain mean of the first n. */
    private static double[] ema(double[] values, int n, int from) {
        double[] ema = new double[values.length];
        Arrays.fill(ema, Double.NaN);
        double alpha = 2.0 / (n + 1);
        ema[from + n - 1] = Arrays.stream(values, from, from + n).average().orElseThrow();
        for (int i = from + n; i < values.length; i++) {
            ema[i] = alpha * values[i] + (1 - alpha) * ema[i - 1];
        }
        return ema;
    }
}
