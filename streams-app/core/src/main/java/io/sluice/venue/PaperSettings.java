package io.sluice.venue;

import io.sluice.risk.AssumedCost;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How the paper venue treats orders.
 *
 * @param fillAt where an arriving order meets the market
 * @param spreadTicks distance from bid to ask, ticks, at least 0; an order that takes pays half of it
 * @param slippage what an order that takes pays on top
 * @param makerFee fee of giving liquidity as a fraction of the notional; negative is a rebate; more than -1, less than 1
 * @param takerFee fee of taking liquidity as a fraction of the notional; 0 or more, less than 1
 * @param orderFee fee of an order on top, whatever its size and however many fills it takes, paid with the first of them,
 *     quote currency, at least 0
 * @param participation largest part of a candle's volume that an account's orders may take, above 0, at most 1; binds
 *     limit orders always, the others when {@code partialTakers}
 * @param partialTakers whether market orders, stops and take-profits are bound by {@code participation} as well
 * @param funding what holders of perpetual futures pay each other
 * @param latency time from the decision to the venue, 0 or more; moves times, not prices
 * @param maxWorkingOrders largest number of working orders of an account, 1 to 10,000; twice as many before a
 *     reduce-only order is refused
 */
public record PaperSettings(
        FillAt fillAt,
        BigDecimal spreadTicks,
        Slippage slippage,
        BigDecimal makerFee,
        BigDecimal takerFee,
        BigDecimal orderFee,
        BigDecimal participation,
        boolean partialTakers,
        FundingSettings funding,
        Duration latency,
        int maxWorkingOrders) {

    /** Fills at the last close, one tick of spread, one of slippage, 0.02 % and 0.05 % of fee, 10 % of the volume, no funding, 50 ms. */
    public static final PaperSettings DEFAULTS = new PaperSettings(
            FillAt.LAST_CLOSE,
            BigDecimal.ONE,
            new Slippage.Ticks(BigDecimal.ONE),
            new BigDecimal("0.0002"),
            new BigDecimal("0.0005"),
            BigDecimal.ZERO,
            new BigDecimal("0.10"),
            false,
            FundingSettings.NONE,
            Duration.ofMillis(50),
            200);

    /** @throws IllegalArgumentException naming the setting that cannot be */
    public PaperSettings {
        require(spreadTicks.signum() >= 0, "spreadTicks must not be negative, is " + spreadTicks);
        require(makerFee.abs().compareTo(BigDecimal.ONE) < 0, "makerFee must be between -1 and 1, is " + makerFee);
        require(
                takerFee.signum() >= 0 && takerFee.compareTo(BigDecimal.ONE) < 0,
                "takerFee must be from 0 to below 1, is " + takerFee);
        require(orderFee.signum() >= 0, "orderFee must not be negative, is " + orderFee);
        require(
                participation.signum() > 0 && participation.compareTo(BigDecimal.ONE) <= 0,
                "participation must be above 0 and at most 1, is " + participation);
        require(!latency.isNegative(), "latency must not be negative, is " + latency);
        require(
                maxWorkingOrders >= 1 && maxWorkingOrders <= 10_000,
                "maxWorkingOrders must be from 1 to 10000, is " + maxWorkingOrders);
    }

    /** R-SLIPPAGE: what an order that takes liquidity costs here. */
    public AssumedCost assumedCost() {
        return switch (slippage) {
            case Slippage.Ticks fixed -> new AssumedCost(spreadTicks, fixed.ticks(), null);
            case Slippage.AtrFraction wild -> new AssumedCost(spreadTicks, BigDecimal.ZERO, wild.fraction());
        };
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
