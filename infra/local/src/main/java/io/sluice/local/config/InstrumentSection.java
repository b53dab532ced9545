package io.sluice.local.config;

import io.sluice.market.InstrumentDefinition;
import io.sluice.market.Session;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;

/** How an instrument is described in the file. */
final class InstrumentSection {
    static final Key<String> ID = Key.required("id", Kinds.TEXT, "instrument as `VENUE:SYMBOL`");
    private static final Key<String> QUOTE_CURRENCY =
            Key.required("quoteCurrency", Kinds.TEXT, "currency of its prices, and of the accounts that may trade it");
    private static final Key<BigDecimal> TICK_SIZE =
            Key.required("tickSize", Kinds.positive(), "smallest step of a price, quote currency");
    private static final Key<BigDecimal> LOT_STEP =
            Key.required("lotStep", Kinds.positive(), "smallest step of a quantity, base units");
    private static final Key<BigDecimal> MIN_QUANTITY =
            Key.required("minQuantity", Kinds.positive(), "smallest order, base units");
    private static final Key<BigDecimal> MAX_QUANTITY =
            Key.required("maxQuantity", Kinds.positive(), "largest order, base units");
    private static final Key<BigDecimal> MIN_NOTIONAL = Key.of(
            "minNotional", Kinds.decimal("0", ""), "0", "smallest order in money, quote currency; 0 for no such rule");
    private static final Key<BigDecimal> POINT_VALUE = Key.of(
            "pointValue",
            Kinds.positive(),
            "1",
            "money of one point of price for one base unit: 1 for coins, 0.20 for B3's mini-index");

    private static final Key<Integer> FUNDING_HOURS = Key.of(
            "fundingHours",
            Kinds.whole(0, 8_760),
            "0",
            "period of its funding, 8 for most perpetual futures; 0 for what has none. R-FUNDING asks for the rate of what has");

    private static final Key<ZoneId> ZONE = Key.of(
            "zone",
            Kinds.ZONE,
            "UTC",
            "time zone of the market; daylight saving moves the session as it moves the market");
    private static final Key<LocalTime> OPENS =
            Key.of("opens", Kinds.TIME_OF_DAY, "00:00", "first local time of a trading day");
    private static final Key<LocalTime> CLOSES = Key.of(
            "closes", Kinds.TIME_OF_DAY, "00:00", "first local time after trading; equal to `opens`: never closes");
    private static final Key<List<DayOfWeek>> DAYS = Key.of(
            "days",
            Kinds.listOf(Kinds.choice(DayOfWeek.class)),
            "[MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY]",
            "local days on which a session opens");
    private static final Key<LocalDate> LAST_DAY =
            Key.optional("lastDay", Kinds.DATE, "last local day of trading, of a future that expires");
    private static final Section SESSION = Section.one(
            "session", "When the instrument trades; absent: always.", List.of(ZONE, OPENS, CLOSES, DAYS, LAST_DAY));

    static final Section SECTION = Section.many(
            "instruments",
            "What must be known of an instrument to size, price and value a trade in it. Added to the built-in ones; one "
                    + "with the same `id` replaces the built-in one.",
            List.of(
                    ID,
                    QUOTE_CURRENCY,
                    TICK_SIZE,
                    LOT_STEP,
                    MIN_QUANTITY,
                    MAX_QUANTITY,
                    MIN_NOTIONAL,
                    POINT_VALUE,
                    FUNDING_HOURS),
            SESSION);

    private InstrumentSection() {}

    static InstrumentDefinition from(Values values) {
        return new InstrumentDefinition(
                values.get(ID),
                values.get(QUOTE_CURRENCY),
                values.get(TICK_SIZE),
                values.get(LOT_STEP),
                values.get(MIN_QUANTITY),
                values.get(MAX_QUANTITY),
                values.get(MIN_NOTIONAL),
                values.get(POINT_VALUE),
                session(values.one(SESSION)),
                values.get(FUNDING_HOURS) == 0 ? null : Duration.ofHours(values.get(FUNDING_HOURS)));
    }

    private static Session session(Values values) {
        List<DayOfWeek> days = values.get(DAYS);
        return new Session(
                values.get(ZONE),
                values.get(OPENS),
                values.get(CLOSES),
                days.isEmpty() ? EnumSet.noneOf(DayOfWeek.class) : EnumSet.copyOf(days),
                values.find(LAST_DAY).orElse(null));
    }
}
