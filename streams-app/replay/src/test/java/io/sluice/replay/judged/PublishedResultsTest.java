package io.sluice.replay.judged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What another engine has published of a strategy of its own, with the candles it was made of: backtrader's test of a
 * close that crosses SMA(15), one contract at ten a point, two an order, executed at the next open
 * (github.com/mementum/backtrader, tests/test_strategy_unoptimized.py). It begins with 10,000.00 and ends with 12,795.00.
 */
class PublishedResultsTest {
    private static final List<BigDecimal> BOUGHT =
            prices("3643.35 3801.03 3872.37 3863.57 3845.32 3656.43 3542.65 3639.65" + " 3799.86 3840.20 4047.63");

    /** The twelfth is held to the end. */
    private static final List<BigDecimal> SOLD =
            prices("3763.95 3811.85 3822.35 3822.57 3829.82 3598.58 3545.92 3766.80" + " 3782.15 3979.73 4045.05");

    private static final double EARNED = 2_795.00;

    @Test
    @DisplayName("B-METRICS every execution and the money at the end are those that backtrader has published")
    void trades_what_another_engine_has_published() throws Exception {
        Run run = run();

        assertThat(prices(run, JudgedTrade::entry))
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(BOUGHT);
        assertThat(prices(run, JudgedTrade::exit))
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(SOLD);
        assertThat(earned(run)).isEqualTo(EARNED);
    }

    @Test
    @DisplayName("B-METRICS what is open at the end counts at the last close, without the fee of leaving")
    void an_open_position_counts_at_the_last_close() throws Exception {
        Run run = run();
        double ofClosed = run.trades().stream()
                .mapToDouble(trade -> trade.net().doubleValue())
                .sum();

        assertThat(earned(run) - ofClosed).isCloseTo(10 * (4_119.94 - 4_052.55) - 2, within(1e-8));
    }

    private static Run run() throws IOException, InterruptedException {
        Terms terms = Terms.contract("10", LocalDate.of(2006, 12, 31), Fees.anOrder("2"));
        return FoldsEngine.run(new CloseCross(15), terms, IndexCandles.of2006());
    }

    private static double earned(Run run) {
        return BigDecimal.valueOf(run.equity().getLast())
                .subtract(FoldsEngine.CASH)
                .doubleValue();
    }

    private static List<BigDecimal> prices(Run run, Function<JudgedTrade, BigDecimal> price) {
        return run.trades().stream().map(price).toList();
    }

    private static List<BigDecimal> prices(String text) {
        return Stream.of(text.split(" ", -1)).map(BigDecimal::new).toList();
    }
}
