package io.sluice.local.config;

import io.sluice.venue.FillAt;
import io.sluice.venue.FundingRates;
import io.sluice.venue.FundingSettings;
import io.sluice.venue.PaperSettings;
import io.sluice.venue.Slippage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the paper venue is described in the file. */
final class PaperSection {
    private static final int A_MINUTE_OF_MILLIS = 60_000;
    private static final int A_WEEK_OF_MINUTES = 10_080;
    private static final int MOST_WORKING_ORDERS = 10_000;
    private static final Key<FillAt> FILL_AT = Key.of(
            "fillAt",
            Kinds.choice(FillAt.class),
            "LAST_CLOSE",
            "where an arriving order meets the market: the close of the last candle, or the open of the next");
    private static final Key<BigDecimal> SPREAD_TICKS = Key.of(
            "spreadTicks", Kinds.decimal("0", ""), "1", "ticks from bid to ask; an order that takes pays half of it");
    private static final Key<BigDecimal> SLIPPAGE_TICKS =
            Key.of("slippageTicks", Kinds.decimal("0", ""), "1", "ticks that an order that takes pays on top");
    private static final Key<BigDecimal> SLIPPAGE_ATR = Key.optional(
            "slippageAtr", Kinds.decimal("0", ""), "the same as a fraction of the ATR; in place of `slippageTicks`");
    private static final Key<BigDecimal> MAKER_FEE = Key.of(
            "makerFee",
            Kinds.decimal("-0.1", "0.1"),
            "0.0002",
            "fee of giving liquidity, fraction of the notional; negative: a rebate");
    private static final Key<BigDecimal> TAKER_FEE = Key.of(
            "takerFee", Kinds.decimal("0", "0.1"), "0.0005", "fee of taking liquidity, fraction of the notional");
    private static final Key<BigDecimal> ORDER_FEE = Key.of(
            "orderFee",
            Kinds.decimal("0", ""),
            "0",
            "fee of each order on top, whatever its size, in quote currency; paid with its first fill");
    private static final Key<BigDecimal> PARTICIPATION = Key.of(
            "participation",
            Kinds.decimal("0.000001", "1"),
            "0.10",
            "largest part of a candle's volume that an account's orders may take");
    private static final Key<Boolean> PARTIAL_TAKERS = Key.of(
            "partialTakers",
            Kinds.FLAG,
            "false",
            "whether `participation` binds market orders, stops and take-profits too, not only limits");
    private static final Key<BigDecimal> FUNDING_RATE = Key.of(
            "fundingRate",
            Kinds.decimal("-0.1", "0.1"),
            "0",
            "what holders of perpetual futures pay at each settlement, fraction of the value held; above 0, long pays "
                    + "short; 0: there is none");
    private static final Key<Integer> FUNDING_INTERVAL = Key.of(
            "fundingIntervalMinutes",
            Kinds.whole(1, A_WEEK_OF_MINUTES),
            "480",
            "time between two settlements at `fundingRate`, counted from midnight UTC of 1970-01-01");
    static final Key<Map<String, FundingFile>> FUNDING_FILES = Key.of(
            "fundingFiles",
            Kinds.mapOf("instruments", FundingFile.KIND),
            "{}",
            "recorded rates in place of `fundingRate`, written `\"VENUE:SYMBOL\": rates.csv`; see docs/paper-venue.md");
    private static final Key<Integer> LATENCY = Key.of(
            "latencyMillis",
            Kinds.whole(0, A_MINUTE_OF_MILLIS),
            "50",
            "time from the decision to the venue; moves times, not prices");
    private static final Key<Integer> MAX_WORKING_ORDERS = Key.of(
            "maxWorkingOrders",
            Kinds.whole(1, MOST_WORKING_ORDERS),
            "200",
            "largest number of working orders of an account");

    static final Section SECTION = Section.one(
            "paper",
            "How the paper venue fills.",
            List.of(
                    FILL_AT,
                    SPREAD_TICKS,
                    SLIPPAGE_TICKS,
                    SLIPPAGE_ATR,
                    MAKER_FEE,
                    TAKER_FEE,
                    ORDER_FEE,
                    PARTICIPATION,
                    PARTIAL_TAKERS,
                    FUNDING_RATE,
                    FUNDING_INTERVAL,
                    FUNDING_FILES,
                    LATENCY,
                    MAX_WORKING_ORDERS));

    private PaperSection() {}

    static PaperSettings from(Values values) {
        BigDecimal ticks = values.get(SLIPPAGE_TICKS);
        return new PaperSettings(
                values.get(FILL_AT),
                values.get(SPREAD_TICKS),
                values.find(SLIPPAGE_ATR)
                        .<Slippage>map(Slippage.AtrFraction::new)
                        .orElseGet(() -> new Slippage.Ticks(ticks)),
                values.get(MAKER_FEE),
                values.get(TAKER_FEE),
                values.get(ORDER_FEE),
                values.get(PARTICIPATION),
                values.get(PARTIAL_TAKERS),
                funding(values),
                Duration.ofMillis(values.get(LATENCY)),
                values.get(MAX_WORKING_ORDERS));
    }

    private static FundingSettings funding(Values values) {
        SortedMap<String, FundingRates> recorded = new TreeMap<>();
        values.get(FUNDING_FILES).forEach((instrument, file) -> recorded.put(instrument, file.rates()));
        return new FundingSettings(
                values.get(FUNDING_RATE), Duration.ofMinutes(values.get(FUNDING_INTERVAL)), recorded);
    }
}
