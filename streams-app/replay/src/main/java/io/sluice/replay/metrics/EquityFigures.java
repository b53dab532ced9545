package io.sluice.replay.metrics;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What the equity of a run says. Formulas and sources are on {@link Ratios}, which are of {@link DailyReturns}.
 *
 * @param initialEquity equity at the start, account currency
 * @param finalEquity last equity, account currency
 * @param totalReturn (final − initial) ÷ initial equity
 * @param compoundGrowth compound annual growth rate (CAGR), a fraction
 * @param volatility a fraction a year
 * @param sharpe Sharpe ratio, annualised
 * @param sortino Sortino ratio, annualised
 * @param calmar Calmar ratio
 * @param maxDrawdown largest fall below the highest equity so far, a fraction of that, over all instants and not only
 *     ends of days; 0 when equity never fell, more than 1 when it went below zero
 * @param maxDrawdownLength from the peak of that fall until the peak was reached again, or until the end
 * @param longestDrawdown longest time between a peak and its recovery, or the end
 * @param timeInMarket part of the time in which something was held, 0 to 1
 * @param averageExposure value of all that was held ÷ equity, mean over time, 0 or more; undefined when something was
 *     held without equity
 */
public record EquityFigures(
        double initialEquity,
        double finalEquity,
        double totalReturn,
        OptionalDouble compoundGrowth,
        OptionalDouble volatility,
        OptionalDouble sharpe,
        OptionalDouble sortino,
        OptionalDouble calmar,
        double maxDrawdown,
        Duration maxDrawdownLength,
        Duration longestDrawdown,
        OptionalDouble timeInMarket,
        OptionalDouble averageExposure) {}
