package io.sluice.replay.metrics;

import io.sluice.value.Money;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What a set of closed trades says. A trade wins or loses by its net profit, after fees and funding; one that nets zero does neither,
 * counts as a trade and ends a losing run. Money is in the account's currency.
 *
 * @param trades number of closed trades
 * @param wins number of trades that netted more than zero
 * @param losses number of trades that netted less than zero
 * @param gross Σ profit before fees and funding
 * @param fees Σ fees of these trades
 * @param funding Σ funding of these trades, negative when it cost
 * @param slippage Σ slippage of these trades; contained in gross
 * @param won Σ net of the winning trades, 0 or more
 * @param lost Σ net of the losing trades with its sign turned, 0 or more
 * @param longestLosingRun largest number of losing trades in a row, in the order in which they ended
 * @param holdingTime Σ time from entry to exit
 */
public record TradeFigures(
        int trades,
        int wins,
        int losses,
        Money gross,
        Money fees,
        Money funding,
        Money slippage,
        Money won,
        Money lost,
        int longestLosingRun,
        Duration holdingTime) {

    /** Gross profit less fees, with funding. */
    public Money net() {
        return gross.minus(fees).plus(funding);
    }

    /** Winning trades ÷ all trades. Undefined without trades. */
    public OptionalDouble winRate() {
        return Ratios.quotient(wins, trades);
    }

    /**
     * Profit factor: what was won ÷ what was lost (P. J. Kaufman, "Trading Systems and Methods"). Undefined without a
     * losing trade.
     */
    public OptionalDouble profitFactor() {
        return Ratios.quotient(amount(won), amount(lost));
    }

    /**
     * Expectancy: mean net profit of a trade (V. K. Tharp, "Trade Your Way to Financial Freedom"), which is win rate ×
     * average win − loss rate × average loss. Undefined without trades.
     */
    public OptionalDouble expectancy() {
        return Ratios.quotient(amount(net()), trades);
    }

    /** Mean net of the winning trades. Undefined without one. */
    public OptionalDouble averageWin() {
        return Ratios.quotient(amount(won), wins);
    }

    /** Mean net of the losing trades, a negative amount. Undefined without one. */
    public OptionalDouble averageLoss() {
        return Ratios.quotient(amount(lost.negated()), losses);
    }

    /** Mean time from entry to exit; zero without trades. */
    public Duration averageHoldingTime() {
        return trades == 0 ? Duration.ZERO : holdingTime.dividedBy(trades);
    }

    private static double amount(Money money) {
        return money.value().doubleValue();
    }
}
