package io.sluice.local.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time that people write: {@code 4w}, {@code 7d}, {@code 12h}, {@code 30m}, {@code 90s}, {@code 0}. */
public final class DurationText {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5})([smhdw])");
    private static final int DAYS_OF_WEEK = 7;

    private DurationText() {}

    /** @throws IllegalArgumentException when it is none of them */
    public static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a time like 4w, 7d, 12h, 30m or 90s");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(DAYS_OF_WEEK * number);
        };
    }

    /** What an option says, which must not be nothing. */
    public static Duration of(String option, String text) {
        try {
            Duration length = parse(text);
            if (!length.isZero()) {
                return length;
            }
        } catch (IllegalArgumentException malformed) {
            throw CommandFailed.wrongUsage(option + ": " + malformed.getMessage());
        }
        throw CommandFailed.wrongUsage(option + ": must be more than nothing");
    }

    /** A length as people say it: whole weeks as {@code 4w}, others as {@code 6d 16h 3m}; less than a second is nothing. */
    public static String of(Duration length) {
        long days = length.toDays();
        if (days > 0 && days % DAYS_OF_WEEK == 0 && length.equals(Duration.ofDays(days))) {
            return days / DAYS_OF_WEEK + "w";
        }
        List<String> parts = new ArrayList<>();
        add(parts, days, "d");
        add(parts, length.toHoursPart(), "h");
        add(parts, length.toMinutesPart(), "m");
        add(parts, length.toSecondsPart(), "s");
        return parts.isEmpty() ? "0" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + unit);
        }
    }
}
