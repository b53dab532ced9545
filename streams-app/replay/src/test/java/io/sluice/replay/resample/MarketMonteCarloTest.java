package io.sluice.replay.resample;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.replay.metrics.Performance;
import io.sluice.replay.rigour.Quantiles;
import io.sluice.replay.tape.Markets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MarketMonteCarloTest {
    private static final int CANDLES = 2_500;

    @Test
    @DisplayName("B-RIGOUR the same seed gives the same figures whatever the number of threads, another gives others")
    void the_figures_depend_on_the_seed_and_not_on_threads() throws Exception {
        Markets.Pass pass = Markets.play(Markets.settings(), Markets.random(CANDLES));
        MarketMonteCarlo monteCarlo = new MarketMonteCarlo(pass.settings(), pass.tape());
        Map<String, Performance> real = Map.of(Markets.ACCOUNT, pass.performance());

        Map<String, ResampledMarkets> alone = monteCarlo.run(real, 8, 5, 1);

        assertThat(monteCarlo.run(real, 8, 5, 3)).isEqualTo(alone);
        assertThat(profits(monteCarlo.run(real, 8, 6, 2))).isNotEqualTo(profits(alone));
        assertThat(alone).containsOnlyKeys(Markets.ACCOUNT);
        assertThat(alone.values()).singleElement().satisfies(markets -> {
            assertThat(markets.netProfit().p95())
                    .isGreaterThan(markets.netProfit().p05());
            assertThat(markets.runs()).isEqualTo(8);
            assertThat(markets.meanBlock()).isEqualTo(20);
        });
    }

    private static List<Quantiles> profits(Map<String, ResampledMarkets> markets) {
        return markets.values().stream().map(ResampledMarkets::netProfit).toList();
    }

    @Test
    @DisplayName("B-RIGOUR as good as real counts what earns at least as much, falls no deeper, has at least the ratio")
    void as_good_as_real_counts_the_real_run_too() throws Exception {
        Performance real =
                Markets.play(Markets.settings(), Markets.random(CANDLES)).performance();
        Fortune was = Fortune.of(real);
        double sharpe = was.sharpe().orElseThrow();

        ResampledMarkets markets = ResampledMarkets.of(
                real,
                List.of(
                        was,
                        new Fortune(was.netProfit() + 1, was.maxDrawdown() + 0.1, OptionalDouble.of(sharpe + 1)),
                        new Fortune(was.netProfit() - 1, was.maxDrawdown() + 0.2, OptionalDouble.empty())),
                7,
                20);

        assertThat(markets)
                .isEqualTo(new ResampledMarkets(
                        3,
                        7,
                        20,
                        Quantiles.of(new double[] {was.netProfit(), was.netProfit() + 1, was.netProfit() - 1}),
                        Quantiles.of(
                                new double[] {was.maxDrawdown(), was.maxDrawdown() + 0.1, was.maxDrawdown() + 0.2}),
                        Quantiles.of(new double[] {sharpe, sharpe + 1}),
                        3.0 / 4,
                        2.0 / 4,
                        OptionalDouble.of(3.0 / 4)));
    }
}
