package io.sluice.risk;

import java.math.BigDecimal;

/**
 * How much an account may have in the market beside the limits on leverage and on the number of positions. Notionals are
 * multiples of equity.
 *
 * @param maxOrder R-EXPOSURE: largest notional of an order; default 10
 * @param maxInstrument R-EXPOSURE: largest notional of an instrument, what is held and what is on its way; default 10
 * @param maxGross R-EXPOSURE: largest sum of all notionals, longs and shorts added; default 10
 * @param maxNet R-EXPOSURE: largest difference between longs and shorts; default 10
 * @param maxWorkingOrders R-EXPOSURE: orders that work or are on their way; default 100
 * @param marginFactor R-MARGIN: available margin ÷ required margin must be more than this; default 1.5
 * @param maxFunding R-FUNDING: largest funding rate a year, either way, as a fraction; default 0.02
 */
public record ExposureLimits(
        BigDecimal maxOrder,
        BigDecimal maxInstrument,
        BigDecimal maxGross,
        BigDecimal maxNet,
        int maxWorkingOrders,
        BigDecimal marginFactor,
        BigDecimal maxFunding) {
    /** The numbers of the specification, and where it has none, none that is tighter than leverage. */
    public static final ExposureLimits DEFAULT = new ExposureLimits(
            BigDecimal.TEN,
            BigDecimal.TEN,
            BigDecimal.TEN,
            BigDecimal.TEN,
            100,
            new BigDecimal("1.5"),
            new BigDecimal("0.02"));

    /** @throws IllegalArgumentException naming the limit and the value that cannot be */
    public ExposureLimits {
        notNegative("maxOrder", maxOrder);
        notNegative("maxInstrument", maxInstrument);
        notNegative("maxGross", maxGross);
        notNegative("maxNet", maxNet);
        notNegative("maxWorkingOrders", BigDecimal.valueOf(maxWorkingOrders));
        notNegative("maxFunding", maxFunding);
        if (marginFactor.compareTo(BigDecimal.ONE) < 0) {
            throw new IllegalArgumentException("marginFactor must be at least 1, not " + marginFactor);
        }
    }

    String canonicalText() {
        return String.join(
                "\n",
                "maxOrder=" + plain(maxOrder),
                "maxInstrument=" + plain(maxInstrument),
                "maxGross=" + plain(maxGross),
                "maxNet=" + plain(maxNet),
                "maxWorkingOrders=" + maxWorkingOrders,
                "marginFactor=" + plain(marginFactor),
                "maxFunding=" + plain(maxFunding));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static void notNegative(String name, BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + value);
        }
    }
}
