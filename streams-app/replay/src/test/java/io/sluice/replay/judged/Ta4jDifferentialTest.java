package io.sluice.replay.judged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both engines trade at the next open, with the same fees; all trades must be the same, not most. */
class Ta4jDifferentialTest {
    private static final double SAME = 1e-8;
    private static final Fees TENTH_OF_A_PERCENT = Fees.ofNotional("0.001");

    static List<Contest> strategies() {
        return PublicStrategies.all();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    @DisplayName("B-METRICS on made-up candles every trade, the equity after every candle and every figure is ta4j's")
    void a_run_over_made_up_candles_is_the_same(Contest strategy) throws Exception {
        for (long seed : List.of(1L, 2L)) {
            List<Candle> candles = MadeUpCandles.of(seed, 20_000, 0.0005);
            Run here = assertSame("seed " + seed, strategy, candles);
            assertThat(here.trades()).hasSizeGreaterThan(60);
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    @DisplayName(
            "B-METRICS R-STOP in a market so wild that the stop at 3 % is hit, the same stop in ta4j gives the same run")
    void a_run_over_wild_candles_is_the_same(Contest strategy) throws Exception {
        Run here = assertSame("seed 3", strategy, MadeUpCandles.of(3, 20_000, 0.004));
        assertThat(here.stopped()).as("trades that the stop has ended").isGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    @DisplayName(
            "B-METRICS fees of a fraction and of an amount an order make the same profits, in whole units and in parts")
    void fees_are_the_same(Contest strategy) throws Exception {
        List<Candle> candles = MadeUpCandles.of(4, 20_000, 0.002);
        assertSameTrades("seed 4", strategy.with("3", TENTH_OF_A_PERCENT), candles);
        assertSameTrades("seed 4", strategy.with("0.01", Fees.anOrder("0.02")), candles);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    @DisplayName("B-METRICS on thirty days of recorded one-minute candles every trade is ta4j's")
    void a_run_over_recorded_minutes_is_the_same(Contest strategy) throws Exception {
        List<Candle> candles = RealCandles.of("binance-spot-1m-30d/BTCUSDT-1m.csv.gz", "BINANCE:BTCUSDT", Timeframe.M1);
        assertSame("BTCUSDT 1m", strategy, candles);
        assertSameTrades("BTCUSDT 1m with fees", strategy.with("0.25", TENTH_OF_A_PERCENT), candles);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    @DisplayName("B-METRICS on three months of recorded five-minute candles every trade is ta4j's")
    void a_run_over_recorded_months_is_the_same(Contest strategy) throws Exception {
        List<Candle> candles = RealCandles.of(
                        "binance-spot-5m-genetrader/ETHUSDT-5m.csv.gz", "BINANCE:ETHUSDT", Timeframe.M5)
                .subList(0, 25_000);
        assertSame("ETHUSDT 5m", strategy, candles);
    }

    private static Run assertSame(String what, Contest contest, List<Candle> candles)
            throws IOException, InterruptedException {
        Run there = Ta4jEngine.run(contest, candles);
        Run here = assertSameAs(there, what, contest, candles);
        for (int i = 0; i < candles.size(); i++) {
            assertThat(here.equity().get(i))
                    .as("%s of %s: equity after candle %d", contest, what, i)
                    .isCloseTo(there.equity().get(i), within(SAME));
        }
        return here;
    }

    private static void assertSameTrades(String what, Contest contest, List<Candle> candles)
            throws IOException, InterruptedException {
        assertSameAs(Ta4jEngine.run(contest, candles), what, contest, candles);
    }

    private static Run assertSameAs(Run there, String what, Contest contest, List<Candle> candles)
            throws IOException, InterruptedException {
        Run here = FoldsEngine.run(contest.here(), contest.terms(), candles);
        for (int i = 0; i < Math.min(here.trades().size(), there.trades().size()); i++) {
            assertThat(here.trades().get(i))
                    .as("%s of %s: trade %d", contest, what, i)
                    .isEqualTo(there.trades().get(i));
        }
        assertThat(here.trades()).as("%s of %s: trades", contest, what).hasSameSizeAs(there.trades());
        assertThat(here.figures().keySet()).isEqualTo(there.figures().keySet());
        there.figures()
                .forEach((figure, value) -> assertThat(here.figures().get(figure))
                        .as("%s of %s: %s", contest, what, figure)
                        .isCloseTo(value, within(SAME)));
        return here;
    }
}
