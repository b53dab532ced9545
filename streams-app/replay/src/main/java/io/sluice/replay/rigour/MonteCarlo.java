package io.sluice.replay.rigour;

import io.sluice.replay.metrics.ClosedTrade;
import java.util.List;

/**
 * What the same trades could have come to. Each run puts nets of trades, in the account's currency, one after another on the
 * initial equity: amounts are added and not compounded, and equity is looked at when trades end, so that a drawdown within
 * a trade is not seen.
 *
 * @param method how runs are drawn
 * @param runs number of runs
 * @param seed seed that gives the same figures again
 * @param maxDrawdown quantiles of the largest drawdown, a fraction of the highest equity so far
 * @param finalEquity quantiles of the last equity, account currency
 * @param lossProbability part of the runs that ended below the initial equity
 */
public record MonteCarlo(
        Method method, int runs, long seed, Quantiles maxDrawdown, Quantiles finalEquity, double lossProbability) {

    /** How a run's trades are drawn. */
    public enum Method {
        /** As many trades, drawn with replacement: what other luck with such trades could have brought. */
        BOOTSTRAP,
        /** The same trades in another order: what their order has done to the drawdown. The last equity stays. */
        PERMUTATION
    }

    /**
     * @param initialEquity positive, account currency
     * @param nets net profit of each trade, at least one
     * @param runs at least 1
     * @throws IllegalArgumentException when there is nothing to draw from
     */
    public static MonteCarlo run(Method method, double initialEquity, double[] nets, int runs, long seed) {
        if (nets.length == 0 || runs < 1 || !(initialEquity > 0)) {
            throw new IllegalArgumentException(
                    runs + " runs of " + nets.length + " trades on an equity of " + initialEquity);
        }
        SplitMix random = new SplitMix(seed);
        double[] drawdowns = new double[runs];
        double[] equities = new double[runs];
        double[] order = nets.clone();
        int losses = 0;
        for (int run = 0; run < runs; run++) {
            switch (method) {
                case BOOTSTRAP -> resample(nets, order, random);
                case PERMUTATION -> shuffle(order, random);
            }
            drawdowns[run] = maxDrawdown(initialEquity, order);
            equities[run] = finalEquity(initialEquity, order);
            losses += equities[run] < initialEquity ? 1 : 0;
        }
        return new MonteCarlo(
                method, runs, seed, Quantiles.of(drawdowns), Quantiles.of(equities), (double) losses / runs);
    }

    /** The nets of trades, in their order, for {@link #run}. */
    public static double[] netsOf(List<ClosedTrade> trades) {
        return trades.stream()
                .mapToDouble(trade -> trade.net().value().doubleValue())
                .toArray();
    }

    private static void resample(double[] nets, double[] order, SplitMix random) {
        for (int i = 0; i < order.length; i++) {
            order[i] = nets[random.below(nets.length)];
        }
    }

    /** Every order is as likely as any other (R. A. Fisher, F. Yates, 1938; R. Durstenfeld, 1964). */
    private static void shuffle(double[] order, SplitMix random) {
        for (int i = order.length - 1; i > 0; i--) {
            int k = random.below(i + 1);
            double kept = order[i];
            order[i] = order[k];
            order[k] = kept;
        }
    }

    static double maxDrawdown(double initialEquity, double[] nets) {
        double equity = initialEquity;
        double peak = initialEquity;
        double deepest = 0;
        for (double net : nets) {
            equity += net;
            peak = Math.max(peak, equity);
            deepest = Math.max(deepest, (peak - equity) / peak);
        }
        return deepest;
    }

    private static double finalEquity(double initialEquity, double[] nets) {
        double equity = initialEquity;
        for (double net : nets) {
            equity += net;
        }
        return equity;
    }
}
