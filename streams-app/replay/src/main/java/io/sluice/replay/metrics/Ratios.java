package io.sluice.replay.metrics;

import java.util.OptionalDouble;

/**
 * Ratios of daily returns. Returns are fractions of the equity at the end of the day before; rates and volatilities are
 * fractions a year. Empty means undefined.
 */
public final class Ratios {
    private Ratios() {}

    /**
     * Sharpe ratio (W. F. Sharpe, "The Sharpe Ratio", Journal of Portfolio Management 21(1), 1994, ex post): mean of the
     * returns above the risk-free rate ÷ their standard deviation (n − 1), × √days a year. Undefined for fewer than two
     * returns and for returns that are all alike.
     */
    public static OptionalDouble sharpe(double[] returns, Annualisation year) {
        Moments moments = Moments.of(returns);
        if (moments.deviation() == 0) {
            return OptionalDouble.empty();
        }
        double excess = moments.mean() - year.dailyRiskFreeRate();
        return finite(excess / moments.deviation() * Math.sqrt(year.daysPerYear()));
    }

    /**
     * Sortino ratio (F. A. Sortino, L. N. Price, "Performance Measurement in a Downside Risk Framework", Journal of
     * Investing 3(3), 1994): mean of the returns above the risk-free rate ÷ downside deviation, × √days a year. The
     * downside deviation is the root of the mean over all days of the squared shortfalls below the risk-free rate.
     * Undefined for fewer than two returns and where no return falls short.
     */
    public static OptionalDouble sortino(double[] returns, Annualisation year) {
        double target = year.dailyRiskFreeRate();
        double sum = 0;
        double squares = 0;
        for (double value : returns) {
            double shortfall = Math.min(0, value - target);
            sum += value - target;
            squares += shortfall * shortfall;
        }
        double downside = Math.sqrt(squares / returns.length);
        if (returns.length < 2 || downside < Moments.ROUNDING) {
            return OptionalDouble.empty();
        }
        return finite(sum / returns.length / downside * Math.sqrt(year.daysPerYear()));
    }

    /** Volatility: standard deviation of the returns (n − 1) × √days a year. Undefined for fewer than two returns. */
    public static OptionalDouble volatility(double[] returns, Annualisation year) {
        return returns.length < 2
                ? OptionalDouble.empty()
                : finite(Moments.of(returns).deviation() * Math.sqrt(year.daysPerYear()));
    }

    /**
     * Compound annual growth rate: (last ÷ first)^(1 / years) − 1.
     *
     * @param years length of the range in years of 365 days
     * @return empty for a range of less than a day, which says nothing of a year, and where money was lost altogether
     */
    public static OptionalDouble compoundGrowth(double first, double last, double years) {
        if (years * EquityMeter.DAYS_OF_YEAR < 1 || first <= 0 || last <= 0) {
            return OptionalDouble.empty();
        }
        return finite(StrictMath.pow(last / first, 1 / years) - 1);
    }

    /**
     * Calmar ratio (T. W. Young, "Calmar Ratio: A Smoother Tool", Futures, 1991), over the whole range rather than over
     * three years: compound annual growth ÷ largest drawdown. Undefined without a drawdown.
     *
     * @param drawdown largest drawdown, a fraction, 0 or more
     */
    public static OptionalDouble calmar(OptionalDouble growth, double drawdown) {
        return growth.isEmpty() || drawdown == 0 ? OptionalDouble.empty() : finite(growth.getAsDouble() / drawdown);
    }

    /** A quotient, empty where the divisor is zero. */
    static OptionalDouble quotient(double dividend, double divisor) {
        return divisor == 0 ? OptionalDouble.empty() : finite(dividend / divisor);
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
