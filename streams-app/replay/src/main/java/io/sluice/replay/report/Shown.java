package io.sluice.replay.report;

import io.sluice.replay.gate.Criterion;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** How figures read for people, the same in every locale. What is undefined is a dash. */
final class Shown {
    static final String UNDEFINED = "–";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Shown() {}

    static String ratio(OptionalDouble value) {
        return value.isPresent() ? ratio(value.getAsDouble()) : UNDEFINED;
    }

    static String ratio(double value) {
        return decimals(2).format(value);
    }

    static String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? percent(fraction.getAsDouble()) : UNDEFINED;
    }

    static String percent(double fraction) {
        return decimals(2).format(fraction * 100) + " %";
    }

    static String count(long value) {
        return decimals(0).format(value);
    }

    static String money(Money value) {
        return decimals(2).format(value.value());
    }

    static String money(OptionalDouble value) {
        return value.isPresent() ? money(value.getAsDouble()) : UNDEFINED;
    }

    static String money(double value) {
        return decimals(2).format(value);
    }

    /** To eight significant digits, so that prices of small coins can be told apart. */
    static String exact(BigDecimal value) {
        return FillAssumptions.plain(value.round(new MathContext(8, RoundingMode.HALF_EVEN)));
    }

    /** The two largest units of days, hours, minutes and seconds. */
    static String duration(Duration duration) {
        long days = duration.toDays();
        if (days > 0) {
            return days + " d " + duration.toHoursPart() + " h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }

    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    static String figure(Criterion criterion) {
        return criterion.figure().isPresent()
                ? figure(criterion.unit(), criterion.figure().getAsDouble())
                : UNDEFINED;
    }

    static String threshold(Criterion criterion) {
        return criterion.comparison().symbol() + " " + figure(criterion.unit(), criterion.threshold());
    }

    private static String figure(Criterion.Unit unit, double value) {
        return switch (unit) {
            case NUMBER -> ratio(value);
            case FRACTION -> percent(value);
            case COUNT -> count(Math.round(value));
        };
    }

    private static DecimalFormat decimals(int places) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format;
    }
}
