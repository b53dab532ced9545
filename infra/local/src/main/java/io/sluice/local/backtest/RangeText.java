package io.sluice.local.backtest;

import io.sluice.history.TimeRange;
import io.sluice.local.command.CommandFailed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** The range that people write with {@code --from} and {@code --to}. */
public final class RangeText {
    private RangeText() {}

    /** @throws CommandFailed when a text is no time, or the range is empty */
    public static TimeRange parse(String from, String to) {
        Instant begins = from == null ? TimeRange.ALL.from() : instant("--from", from);
        Instant ends = to == null ? TimeRange.ALL.to() : instant("--to", to);
        if (!begins.isBefore(ends)) {
            throw CommandFailed.wrongUsage("--from " + begins + " must be before --to " + ends);
        }
        return new TimeRange(begins, ends);
    }

    /** A day as 2024-03-01, which is its first instant in UTC, or an instant as 2024-03-01T12:30:00Z. */
    public static Instant instant(String option, String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException neither) {
            throw CommandFailed.wrongUsage(option + ": '" + text
                    + "' is neither a day like 2024-03-01 nor an instant like 2024-03-01T12:30:00Z");
        }
    }
}
