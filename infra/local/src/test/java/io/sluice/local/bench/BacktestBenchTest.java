package io.sluice.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the three do the same work, as far as the comparison claims. */
class BacktestBenchTest {
    private static final int CANDLES = 8_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("B-SPEED the folds and the bare loop open and close the same trades in the same candles")
    void the_folds_and_the_bare_loop_make_the_same_trades(long seed) throws Exception {
        Prices prices = Prices.walk(seed, CANDLES);

        List<Trades.Trade> folds = new FoldsBacktest(prices).run().list();

        assertThat(folds).isEqualTo(new BareLoop(prices).run().list());
        assertThat(folds).hasSizeGreaterThan(CANDLES / 100);
    }

    @Test
    @DisplayName("B-SPEED each run begins anew: a second makes the same trades as the first")
    void a_second_run_makes_the_same_trades() throws Exception {
        Prices prices = Prices.walk(4, CANDLES);
        for (Backtester each : List.of(new FoldsBacktest(prices), new BareLoop(prices), new Ta4jBacktest(prices))) {
            assertThat(each.run().list())
                    .as(each.getClass().getSimpleName())
                    .isNotEmpty()
                    .isEqualTo(each.run().list());
        }
    }

    @Test
    @DisplayName("B-SPEED ta4j, which fills otherwise, makes about as many trades")
    void ta4j_makes_about_as_many_trades() {
        Prices prices = Prices.walk(5, CANDLES);

        int trades = new Ta4jBacktest(prices).run().count();

        int ours = new BareLoop(prices).run().count();
        assertThat(trades).isBetween(ours * 3 / 4, ours * 5 / 4);
    }

    @Test
    @DisplayName("B-SPEED without ta4j its figures are absent, the others are there, and the reason is told")
    void does_without_ta4j() throws Exception {
        List<String> told = new ArrayList<>();
        BacktestBench bench = new BacktestBench(
                2_000,
                prices -> {
                    throw new NoClassDefFoundError("org/ta4j/core/BarSeries");
                },
                told::add);

        BacktestBench.Result result = bench.run();

        assertThat(result.ta4jPerSecond()).isNull();
        assertThat(result.ta4jTrades()).isNull();
        assertThat(result.trades()).isPositive().isEqualTo(result.bareLoopTrades());
        assertThat(told).contains("ta4j is not on the class path (org/ta4j/core/BarSeries is missing): not measured");
    }
}
