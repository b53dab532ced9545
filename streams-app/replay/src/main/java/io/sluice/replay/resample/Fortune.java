package io.sluice.replay.resample;

import io.sluice.replay.metrics.Performance;
import java.util.OptionalDouble;

/**
 * What one run of one account came to.
 *
 * @param netProfit last equity less the first, account currency
 * @param maxDrawdown largest drawdown, a fraction
 * @param sharpe annualised Sharpe ratio; undefined as in the figures of the equity
 */
record Fortune(double netProfit, double maxDrawdown, OptionalDouble sharpe) {
    static Fortune of(Performance performance) {
        return new Fortune(
                performance.equity().finalEquity() - performance.equity().initialEquity(),
                performance.equity().maxDrawdown(),
                performance.equity().sharpe());
    }
}
