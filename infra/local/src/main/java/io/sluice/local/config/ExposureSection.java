package io.sluice.local.config;

import io.sluice.risk.ExecutionPolicy;
import io.sluice.risk.ExposureLimits;
import io.sluice.risk.ExternalPolicy;
import io.sluice.risk.PartialFill;
import io.sluice.risk.Slicing;
import io.sluice.risk.SlicingStyle;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** How limits on exposure, and what becomes of partial fills and of others' positions, are described in the file. */
final class ExposureSection {
    private static final int MANY = 10_000;
    private static final int A_DAY_OF_MINUTES = 1_440;
    private static final int A_DAY_OF_SECONDS = 86_400;
    private static final Kind<BigDecimal> OF_EQUITY = Kinds.decimal("0", "10");

    private static final Key<BigDecimal> MAX_ORDER =
            Key.of("maxOrder", OF_EQUITY, "10", "R-EXPOSURE: largest notional of an order ÷ equity");
    private static final Key<BigDecimal> MAX_INSTRUMENT =
            Key.of("maxInstrument", OF_EQUITY, "10", "R-EXPOSURE: largest notional of an instrument ÷ equity");
    private static final Key<BigDecimal> MAX_GROSS =
            Key.of("maxGross", OF_EQUITY, "10", "R-EXPOSURE: longs and shorts added ÷ equity");
    private static final Key<BigDecimal> MAX_NET =
            Key.of("maxNet", OF_EQUITY, "10", "R-EXPOSURE: difference between longs and shorts ÷ equity");
    private static final Key<Integer> MAX_WORKING_ORDERS =
            Key.of("maxWorkingOrders", Kinds.whole(0, MANY), "100", "R-EXPOSURE: orders that work or are on their way");
    private static final Key<BigDecimal> MARGIN_FACTOR = Key.of(
            "marginFactor",
            Kinds.decimal("1", "100"),
            "1.5",
            "R-MARGIN: available margin ÷ required margin must be more than this");
    private static final Key<BigDecimal> MAX_FUNDING = Key.of(
            "maxFunding",
            Kinds.decimal("0", "1000"),
            "0.02",
            "R-FUNDING: largest funding of a year, paid or received, fraction: the period's rate × periods of 365 days");
    private static final Key<ExternalPolicy> EXTERNAL = Key.of(
            "external",
            Kinds.choice(ExternalPolicy.class),
            "ALERT",
            "O-EXTERNAL: a position that others open is told and counted (ALERT), or becomes ours with a stop (ADOPT)");
    private static final Key<PartialFill> PARTIAL_FILL = Key.of(
            "partialFill",
            Kinds.choice(PartialFill.class),
            "KEEP",
            "O-STAGES: the rest of an entry that was executed in part works on (KEEP), is called off after the window "
                    + "(CANCEL_REST), or is ordered once more where the venue ends it (COMPLETE)");
    private static final Key<Integer> PARTIAL_FILL_WINDOW = Key.of(
            "partialFillWindowSeconds",
            Kinds.whole(0, A_DAY_OF_SECONDS),
            "30",
            "how long nothing more may have been executed until CANCEL_REST calls the rest off");

    private static final Key<SlicingStyle> SLICING = Key.of(
            "slicing",
            Kinds.choice(SlicingStyle.class),
            "NONE",
            "O-TYPES: large entries go out whole (NONE), or in slices evenly in time, of one size (TWAP) or as large as "
                    + "what usually trades then (VWAP; TWAP until that is learnt)");
    private static final Key<BigDecimal> SLICE_ABOVE = Key.of(
            "sliceAbove",
            Kinds.decimal("0", ""),
            "10000",
            "O-TYPES: largest notional that goes out whole, account currency");
    private static final Key<Integer> SLICES =
            Key.of("slices", Kinds.whole(2, Slicing.MOST_SLICES), "5", "O-TYPES: most slices of an entry");
    private static final Key<Integer> SLICE_MINUTES = Key.of(
            "sliceMinutes", Kinds.whole(1, A_DAY_OF_MINUTES), "15", "O-TYPES: time that the slices are spread over");

    /** All of them stand among the account's other limits. */
    static final List<Key<?>> KEYS = List.of(
            MAX_ORDER,
            MAX_INSTRUMENT,
            MAX_GROSS,
            MAX_NET,
            MAX_WORKING_ORDERS,
            MARGIN_FACTOR,
            MAX_FUNDING,
            EXTERNAL,
            PARTIAL_FILL,
            PARTIAL_FILL_WINDOW,
            SLICING,
            SLICE_ABOVE,
            SLICES,
            SLICE_MINUTES);

    private ExposureSection() {}

    static ExposureLimits limits(Values values) {
        return new ExposureLimits(
                values.get(MAX_ORDER),
                values.get(MAX_INSTRUMENT),
                values.get(MAX_GROSS),
                values.get(MAX_NET),
                values.get(MAX_WORKING_ORDERS),
                values.get(MARGIN_FACTOR),
                values.get(MAX_FUNDING));
    }

    static ExecutionPolicy execution(Values values) {
        return new ExecutionPolicy(
                values.get(EXTERNAL),
                values.get(PARTIAL_FILL),
                Duration.ofSeconds(values.get(PARTIAL_FILL_WINDOW)),
                new Slicing(
                        values.get(SLICING),
                        new Money(values.get(SLICE_ABOVE)),
                        values.get(SLICES),
                        Duration.ofMinutes(values.get(SLICE_MINUTES))));
    }
}
