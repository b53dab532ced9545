package io.sluice.local.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of value that the configuration knows. */
final class Kinds {
    static final Kind<String> TEXT = new ScalarKind<>("text", Kinds::text, value -> value);
    static final Kind<String> NAME =
            new ScalarKind<>("lower-case letters, digits and hyphens", Kinds::name, value -> value);
    static final Kind<Boolean> FLAG = new ScalarKind<>("true or false", Kinds::flag, value -> value);
    static final Kind<ZoneId> ZONE =
            new ScalarKind<>("time zone, such as UTC or America/Sao_Paulo", Kinds::zone, ZoneId::getId);
    static final Kind<LocalTime> TIME_OF_DAY =
            new ScalarKind<>("time of day, such as 09:30", Kinds::timeOfDay, LocalTime::toString);
    static final Kind<LocalDate> DATE = new ScalarKind<>("date, such as 2026-12-16", Kinds::date, LocalDate::toString);

    private Kinds() {}

    static Kind<Integer> whole(int min, int max) {
        String range = min + " to " + max;
        return new ScalarKind<>(
                "whole number, " + range,
                text -> within(new BigDecimal(wholeNumber(text)), new BigDecimal(min), new BigDecimal(max))
                        .intValueExact(),
                value -> value);
    }

    /** A decimal number; a bound is written as text, "" for none. */
    static Kind<BigDecimal> decimal(String min, String max) {
        BigDecimal lowest = min.isEmpty() ? null : new BigDecimal(min);
        BigDecimal highest = max.isEmpty() ? null : new BigDecimal(max);
        return new ScalarKind<>(
                "number" + range(min, max), text -> within(number(text), lowest, highest), value -> value);
    }

    /** A decimal number above zero. */
    static Kind<BigDecimal> positive() {
        return new ScalarKind<>("number above 0", Kinds::positive, value -> value);
    }

    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        return choice(Arrays.asList(type.getEnumConstants()), Enum::name);
    }

    /** One of the values, each written as its name. */
    static <T> Kind<T> choice(List<T> values, Function<T, String> name) {
        String names = values.stream().map(name).collect(Collectors.joining(", "));
        return new ScalarKind<>(
                "one of " + names,
                text -> values.stream()
                        .filter(value -> name.apply(value).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("is not one of " + names)),
                name::apply);
    }

    /** Text that a constructor accepts or refuses with a reason. */
    static <T> Kind<T> parsed(String describe, Function<String, T> parse, Function<T, Object> write) {
        return new ScalarKind<>(describe, parse, write);
    }

    /** A value made of another kind of value. */
    static <S, T> Kind<T> mapped(Kind<S> inner, String describe, Function<S, T> from, Function<T, S> to) {
        return new MappedKind<>(inner, describe, from, to);
    }

    static <T> Kind<List<T>> listOf(Kind<T> item) {
        return new ListKind<>(item);
    }

    static <T> Kind<Map<String, T>> mapOf(String keys, Kind<T> value) {
        return new MapKind<>(keys, value);
    }

    private static String text(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
        return text;
    }

    private static String name(String text) {
        if (!text.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "is not 1 to 40 lower-case letters, digits or hyphens that start with a letter");
        }
        return text;
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is not true or false");
        };
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("is not a time zone, such as UTC or America/Sao_Paulo", unknown);
        }
    }

    private static LocalTime timeOfDay(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("is not a time of day, such as 09:30", malformed);
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("is not a date, such as 2026-12-16", malformed);
        }
    }

    private static String wholeNumber(String text) {
        if (!text.matches("[+-]?[0-9]{1,18}")) {
            throw new IllegalArgumentException("is not a whole number");
        }
        return text;
    }

    /** At most 18 decimals, which is what records of money and quantity keep, and no exponent that asks for more. */
    private static BigDecimal number(String text) {
        if (!text.matches("[+-]?[0-9]{1,20}(\\.[0-9]{1,18})?")) {
            throw new IllegalArgumentException("is not a number");
        }
        return new BigDecimal(text);
    }

    private static BigDecimal positive(String text) {
        BigDecimal number = number(text);
        if (number.signum() <= 0) {
            throw new IllegalArgumentException("is not above 0");
        }
        return number;
    }

    private static BigDecimal within(BigDecimal number, BigDecimal min, BigDecimal max) {
        if (min != null && number.compareTo(min) < 0) {
            throw new IllegalArgumentException("is below " + min.toPlainString());
        }
        if (max != null && number.compareTo(max) > 0) {
            throw new IllegalArgumentException("is above " + max.toPlainString());
        }
        return number;
    }

    private static String range(String min, String max) {
        if (min.isEmpty() && max.isEmpty()) {
            return "";
        }
        if (max.isEmpty()) {
            return ", at least " + min;
        }
        return min.isEmpty() ? ", at most " + max : ", " + min + " to " + max;
    }
}
