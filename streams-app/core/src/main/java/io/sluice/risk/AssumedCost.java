package io.sluice.risk;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * R-SLIPPAGE: what an order that takes liquidity costs at a venue that quotes no bid and ask but is set to a cost, as the
 * paper venue is. A replay of candles decides with it as the account did live.
 *
 * @param spreadTicks distance from bid to ask, ticks, at least 0; an order pays half of it
 * @param slippageTicks what it pays on top, ticks, at least 0
 * @param slippageAtr the same as a fraction of the average true range; null where ticks count
 */
public record AssumedCost(
        BigDecimal spreadTicks,
        BigDecimal slippageTicks,
        @Nullable BigDecimal slippageAtr) {
    /** One tick of spread and one of slippage, as the paper venue is set by default. */
    public static final AssumedCost DEFAULT = new AssumedCost(BigDecimal.ONE, BigDecimal.ONE, null);

    /** Lines that say it; none for the default. */
    public String canonicalText() {
        return equals(DEFAULT)
                ? ""
                : "\nspreadTicks=" + plain(spreadTicks) + "\nslippageTicks=" + plain(slippageTicks) + "\nslippageAtr="
                        + (slippageAtr == null ? "" : plain(slippageAtr));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
