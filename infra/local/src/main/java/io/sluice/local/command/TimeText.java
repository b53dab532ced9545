package io.sluice.local.command;

import io.sluice.history.TimeRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;

/** Times that people write on the command line: a day or an instant in ISO-8601, UTC where no offset is said. */
public final class TimeText {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter();

    private TimeText() {}

    /**
     * A day, which is its first instant, or an instant.
     *
     * @throws DateTimeException when it is neither
     */
    public static Instant parse(String text) {
        TemporalAccessor parsed = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (parsed) {
            case OffsetDateTime withOffset -> withOffset.toInstant();
            case LocalDateTime withoutOffset -> withoutOffset.toInstant(ZoneOffset.UTC);
            case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
            default -> throw new DateTimeException("another kind of time: " + text);
        };
    }

    /** @throws CommandFailed naming the option when its text is no time */
    public static Instant of(String option, String text) {
        try {
            return parse(text);
        } catch (DateTimeException malformed) {
            throw CommandFailed.wrongUsage(option + ": '" + text
                    + "' is neither a day like 2024-03-01 nor an instant like 2024-03-01T12:30:00Z");
        }
    }

    /**
     * What {@code --from} and {@code --to} mean; null for the beginning and the end.
     *
     * @throws CommandFailed when a text is no time, or the range is empty
     */
    public static TimeRange range(String from, String to) {
        Instant begins = from == null ? TimeRange.ALL.from() : of("--from", from);
        Instant ends = to == null ? TimeRange.ALL.to() : of("--to", to);
        if (!begins.isBefore(ends)) {
            throw CommandFailed.wrongUsage("--from " + begins + " must be before --to " + ends);
        }
        return new TimeRange(begins, ends);
    }
}
