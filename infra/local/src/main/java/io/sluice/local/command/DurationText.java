package io.sluice.local.walk;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time that people write: {@code 4w}, {@code 7d}, {@code 12h}, {@code 30m}, {@code 0}. */
final class DurationText {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,4})([mhdw])");
    private static final int DAYS_OF_WEEK = 7;

    private DurationText() {}

    /** @throws IllegalArgumentException when it is none of them */
    static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a time like 4w, 7d, 12h or 30m");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(DAYS_OF_WEEK * number);
        };
    }

    /** A length as it would be written; the largest unit that gives a whole number. */
    static String of(Duration length) {
        long minutes = length.toMinutes();
        if (minutes == 0) {
            return "0";
        }
        if (length.toHours() * 60 != minutes) {
            return minutes + "m";
        }
        if (length.toDays() * 24 != length.toHours()) {
            return length.toHours() + "h";
        }
        return length.toDays() % DAYS_OF_WEEK == 0 ? length.toDays() / DAYS_OF_WEEK + "w" : length.toDays() + "d";
    }
}
