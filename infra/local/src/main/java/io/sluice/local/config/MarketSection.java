package io.sluice.local.config;

import io.sluice.risk.MarketLimits;
import io.sluice.risk.OnMarginRatio;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How what an account asks of a market, and of its margin, is described in the file. */
final class MarketSection {
    private static final int A_DAY_OF_SECONDS = 86_400;
    private static final Kind<BigDecimal> MONEY = Kinds.decimal("0", "");

    private static final Key<BigDecimal> MAX_SPREAD = Key.of(
            "maxSpread",
            Kinds.decimal("0", "1"),
            "0.005",
            "R-SLIPPAGE: widest spread from bid to ask, fraction of the price; on paper its `spreadTicks`");
    private static final Key<BigDecimal> MAX_SLIPPAGE = Key.of(
            "maxSlippage",
            Kinds.decimal("0.000001", "1"),
            "0.02",
            "R-SLIPPAGE: what an entry costs beyond the price must be estimated below this, fraction of the price");
    private static final Key<Integer> MAX_QUOTE_AGE = Key.of(
            "maxQuoteAgeSeconds",
            Kinds.whole(1, A_DAY_OF_SECONDS),
            "30",
            "R-SLIPPAGE: oldest bid and ask an entry may be decided with, where the venue tells them");
    private static final Key<BigDecimal> MIN_VOLUME = Key.of(
            "minVolume",
            MONEY,
            "0",
            "R-LIQUIDITY: least value traded in the last 24 hours of trading, account currency; 0: not asked, and every"
                    + " decision says so");
    private static final Key<Map<String, BigDecimal>> MIN_VOLUMES = Key.of(
            "minVolumes",
            Kinds.mapOf("instruments", MONEY),
            "{}",
            "R-LIQUIDITY: the same for single instruments, written `\"VENUE:SYMBOL\": 1000000`");
    private static final Key<BigDecimal> MAX_MARGIN_RATIO = Key.of(
            "maxMarginRatio",
            Kinds.decimal("0.01", "1"),
            "0.9",
            "R-LIQUIDATION: margin that the venue requires ÷ margin balance, beyond which people are alerted and entries"
                    + " wait");
    private static final Key<OnMarginRatio> ON_MARGIN_RATIO = Key.of(
            "onMarginRatio",
            Kinds.choice(OnMarginRatio.class),
            "ALERT",
            "R-LIQUIDATION: what is done beyond it: no more than that (ALERT), or half of every position is closed as well,"
                    + " as by an operator's REDUCE");

    /** All of them stand among the account's other limits. */
    static final List<Key<?>> KEYS = List.of(
            MAX_SPREAD, MAX_SLIPPAGE, MAX_QUOTE_AGE, MIN_VOLUME, MIN_VOLUMES, MAX_MARGIN_RATIO, ON_MARGIN_RATIO);

    private MarketSection() {}

    static MarketLimits limits(Values values) {
        Map<String, Money> volumes = new HashMap<>();
        values.get(MIN_VOLUMES).forEach((instrument, least) -> volumes.put(instrument, new Money(least)));
        return new MarketLimits(
                values.get(MAX_SPREAD),
                values.get(MAX_SLIPPAGE),
                Duration.ofSeconds(values.get(MAX_QUOTE_AGE)),
                new Money(values.get(MIN_VOLUME)),
                volumes,
                values.get(MAX_MARGIN_RATIO),
                values.get(ON_MARGIN_RATIO));
    }
}
