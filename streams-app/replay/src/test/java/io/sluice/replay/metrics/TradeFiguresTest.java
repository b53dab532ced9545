package io.sluice.replay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Direction;
import io.sluice.value.Money;
import io.sluice.value.Price;
import io.sluice.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TradeFiguresTest {

    /** Trades of an hour each with this gross profit, 0.9 of fees, -0.1 of funding and 0.5 of slippage. */
    private static TradeFigures of(String... gross) {
        TradeTally tally = new TradeTally();
        for (String profit : gross) {
            tally.add(trade(profit));
        }
        return tally.figures();
    }

    private static ClosedTrade trade(String gross) {
        return new ClosedTrade(
                Fills.COINS,
                null,
                "D",
                Direction.LONG,
                Quantity.of("1"),
                Instant.EPOCH,
                Price.of("1"),
                Instant.EPOCH.plusSeconds(3_600),
                Price.of("1"),
                ExitReason.OTHER,
                Money.of(gross),
                Money.of("0.9"),
                Money.of("-0.1"),
                Money.of("0.5"),
                Excursion.NONE);
    }

    @Test
    @DisplayName("B-METRICS nets 10, -5, -5, 0, -3, 15.1, -1, -1: won 25.1, lost 15, all after fees and funding")
    void eight_trades() {
        TradeFigures figures = of("11", "-4", "-4", "1", "-2", "16.1", "0", "0");

        assertThat(figures)
                .isEqualTo(new TradeFigures(
                        8,
                        2,
                        5,
                        Money.of("18.1"),
                        Money.of("7.2"),
                        Money.of("-0.8"),
                        Money.of("4"),
                        Money.of("25.1"),
                        Money.of("15"),
                        2,
                        Duration.ofHours(8)));
        assertThat(figures.net()).isEqualTo(Money.of("10.1"));
        assertThat(figures.winRate()).hasValue(0.25);
        assertThat(figures.profitFactor()).hasValue(25.1 / 15);
        assertThat(figures.expectancy()).hasValue(10.1 / 8);
        assertThat(figures.averageWin()).hasValue(25.1 / 2);
        assertThat(figures.averageLoss()).hasValue(-3);
        assertThat(figures.averageHoldingTime()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void without_trades_nothing_is_defined() {
        TradeFigures figures = of();

        assertThat(figures.winRate()).isEmpty();
        assertThat(figures.profitFactor()).isEmpty();
        assertThat(figures.expectancy()).isEmpty();
        assertThat(figures.averageWin()).isEmpty();
        assertThat(figures.averageLoss()).isEmpty();
        assertThat(figures.net()).isEqualTo(Money.ZERO);
        assertThat(figures.averageHoldingTime()).isZero();
    }

    @Test
    void one_winning_trade_has_no_profit_factor() {
        TradeFigures figures = of("3");

        assertThat(figures.winRate()).hasValue(1);
        assertThat(figures.profitFactor()).isEmpty();
        assertThat(figures.expectancy()).hasValue(2);
        assertThat(figures.longestLosingRun()).isZero();
    }

    @Test
    void only_losing_trades_have_a_profit_factor_of_zero() {
        TradeFigures figures = of("-1", "-1", "-1");

        assertThat(figures.profitFactor()).hasValue(0);
        assertThat(figures.averageWin()).isEmpty();
        assertThat(figures.longestLosingRun()).isEqualTo(3);
    }

    @Test
    void sums_of_money_are_exact() {
        String[] tenths = new String[1_000];
        Arrays.fill(tenths, "0.1");

        assertThat(of(tenths).gross()).isEqualTo(Money.of("100"));
    }
}
