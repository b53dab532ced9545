package io.sluice.local.bench;

import static io.sluice.local.bench.BreakoutRules.ATR;
import static io.sluice.local.bench.BreakoutRules.CHANNEL;
import static io.sluice.local.bench.BreakoutRules.EMA;
import static io.sluice.local.bench.BreakoutRules.RSI;
import static io.sluice.local.bench.BreakoutRules.RSI_MOST;
import static io.sluice.local.bench.BreakoutRules.STOP_ATR;
import static io.sluice.local.bench.BreakoutRules.TARGET_ATR;
import static io.sluice.local.bench.BreakoutRules.Z_SCORE;
import static io.sluice.local.bench.BreakoutRules.Z_SCORE_LEAST;

/**
 * The floor: the {@link BreakoutRules} over arrays, with one object a run and nothing that a platform is for: no
 * decisions, orders, money, settings or memory of what was. It fills as the folds do with a paper venue that fills at the next
 * open: a signal seen while a position is open, or is closed by the same candle, is passed over; stop and target are
 * first looked for in the candle after the one that opened the position, the stop before the target, at the open where the
 * candle opens beyond the stop.
 */
final class BareLoop implements Backtester {
    private final Prices prices;

    BareLoop(Prices prices) {
        this.prices = prices;
    }

    @Override
    public Trades run() {
        return new Pass(prices).run();
    }

    private static final class Pass {
        private static final int FLAT = -1;

        private final Trades trades = new Trades();
        private final double[] open;
        private final double[] high;
        private final double[] low;
        private final double[] close;
        private double channel = Double.NEGATIVE_INFINITY;
        private int channelAt = -1;
        private double ema;
        private double gain;
        private double loss;
        private double atr;
        private double sum;
        private double squares;

        Pass(Prices prices) {
            open = prices.open();
            high = prices.high();
            low = prices.low();
            close = prices.close();
        }

        Trades run() {
            int opened = FLAT;
            boolean entering = false;
            double signalAtr = 0;
            double stop = 0;
            double target = 0;
            for (int i = 0; i < close.length; i++) {
                boolean wasFlat = opened == FLAT && !entering;
                if (entering) {
                    entering = false;
                    opened = i;
                    long entry = Prices.ticks(open[i]);
                    stop = Prices.price(entry - ticksIn(STOP_ATR * signalAtr));
                    target = Prices.price(entry + ticksIn(TARGET_ATR * signalAtr));
                } else if (opened != FLAT && (low[i] <= stop || high[i] >= target)) {
                    trades.add(opened, i);
                    opened = FLAT;
                }
                boolean enters = follow(i);
                if (wasFlat && enters) {
                    entering = true;
                    signalAtr = atr;
                }
            }
            return trades;
        }

        /** Whole ticks: a stop or target between two ticks lies on the one nearer to the entry. */
        private static long ticksIn(double distance) {
            return (long) Math.floor(distance / Prices.TICK);
        }

        /** Folds a candle into the indicators; whether it asks for a position. */
        private boolean follow(int i) {
            double price = close[i];
            double highestBefore = channel;
            followChannel(i);
            if (i > 0) {
                followChange(i);
            }
            ema = i < EMA ? ema + (price - ema) / (i + 1) : ema + (price - ema) * 2 / (EMA + 1);
            double shifted = price - close[0];
            sum += shifted;
            squares += shifted * shifted;
            if (i >= Z_SCORE) {
                double left = close[i - Z_SCORE] - close[0];
                sum -= left;
                squares -= left * left;
            }
            return i >= Z_SCORE - 1
                    && price > highestBefore
                    && price > ema
                    && 100 * gain < RSI_MOST * (gain + loss)
                    && isFarAboveMean(shifted);
        }

        private boolean isFarAboveMean(double shifted) {
            double mean = sum / Z_SCORE;
            double variance = squares / Z_SCORE - mean * mean;
            return shifted - mean > Z_SCORE_LEAST * Math.sqrt(variance);
        }

        private void followChannel(int i) {
            if (high[i] >= channel) {
                channel = high[i];
                channelAt = i;
            } else if (channelAt <= i - CHANNEL) {
                channelAt = i - CHANNEL + 1;
                for (int k = channelAt + 1; k <= i; k++) {
                    channelAt = high[k] >= high[channelAt] ? k : channelAt;
                }
                channel = high[channelAt];
            }
        }

        private void followChange(int i) {
            double previous = close[i - 1];
            double change = close[i] - previous;
            int weight = Math.min(i, RSI);
            gain = (gain * (weight - 1) + Math.max(change, 0)) / weight;
            loss = (loss * (weight - 1) + Math.max(-change, 0)) / weight;
            double range = Math.max(high[i], previous) - Math.min(low[i], previous);
            int ranges = Math.min(i, ATR);
            atr = (atr * (ranges - 1) + range) / ranges;
        }
    }
}
