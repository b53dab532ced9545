package io.sluice.replay.resample;

import io.sluice.replay.metrics.Performance;
import io.sluice.replay.rigour.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What one account would have come to in other markets.
 *
 * @param runs number of markets
 * @param seed seed that gives the same figures again
 * @param meanBlock mean number of candles that stay together
 * @param netProfit quantiles of the last equity less the first, account currency
 * @param maxDrawdown quantiles of the largest drawdown, a fraction
 * @param sharpe quantiles of the annualised Sharpe ratio where it is defined; null where it never is
 * @param asGoodProfit probability of a profit at least as high as the real one, (1 + as good ones) ÷ (1 + runs)
 * @param asGoodDrawdown the same of a drawdown no deeper than the real one
 * @param asGoodSharpe the same of a Sharpe ratio at least as high; undefined where the real one is
 */
public record ResampledMarkets(
        int runs,
        long seed,
        double meanBlock,
        Quantiles netProfit,
        Quantiles maxDrawdown,
        @Nullable Quantiles sharpe,
        double asGoodProfit,
        double asGoodDrawdown,
        OptionalDouble asGoodSharpe) {

    /**
     * The probability counts the real run among the possible ones, so that it is never zero (B. Phipson, G. K. Smyth,
     * "Permutation P-values Should Never Be Zero", Statistical Applications in Genetics and Molecular Biology 9(1), 2010).
     */
    static ResampledMarkets of(Performance real, List<Fortune> fortunes, long seed, double meanBlock) {
        Fortune was = Fortune.of(real);
        double[] sharpes = fortunes.stream()
                .flatMapToDouble(each -> each.sharpe().stream())
                .toArray();
        return new ResampledMarkets(
                fortunes.size(),
                seed,
                meanBlock,
                Quantiles.of(fortunes.stream().mapToDouble(Fortune::netProfit).toArray()),
                Quantiles.of(fortunes.stream().mapToDouble(Fortune::maxDrawdown).toArray()),
                sharpes.length == 0 ? null : Quantiles.of(sharpes),
                part(
                        fortunes.stream()
                                .filter(each -> each.netProfit() >= was.netProfit())
                                .count(),
                        fortunes.size()),
                part(
                        fortunes.stream()
                                .filter(each -> each.maxDrawdown() <= was.maxDrawdown())
                                .count(),
                        fortunes.size()),
                asGoodSharpe(was.sharpe(), sharpes, fortunes.size()));
    }

    private static OptionalDouble asGoodSharpe(OptionalDouble real, double[] sharpes, int runs) {
        if (real.isEmpty()) {
            return real;
        }
        long asGood = Arrays.stream(sharpes)
                .filter(sharpe -> sharpe >= real.getAsDouble())
                .count();
        return OptionalDouble.of(part(asGood, runs));
    }

    private static double part(long asGood, int runs) {
        return (1.0 + asGood) / (1.0 + runs);
    }
}
