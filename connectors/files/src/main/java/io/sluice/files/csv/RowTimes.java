package io.sluice.files.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Reads the times of one file. A wall-clock time that exists twice, when clocks go back, is the earlier instant at its
 * first pass and the later one at its second; rows are taken to be in the order of time for that.
 */
final class RowTimes {
    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final long MICROS_FROM = 100_000_000_000_000L;
    private static final long NANOS_FROM = 100_000_000_000_000_000L;
    private static final int DATE_LENGTH = 10;

    private final ZoneId zone;
    private final boolean epochIsWallClock;
    private Instant previous = Instant.MIN;

    /**
     * @param zone of times without one
     * @param epochIsWallClock true where seconds since 1970 count the server's wall clock, as MetaTrader's do
     */
    RowTimes(ZoneId zone, boolean epochIsWallClock) {
        this.zone = zone;
        this.epochIsWallClock = epochIsWallClock;
    }

    /** The instant of a date and a time of day. */
    Instant at(String date, String timeOfDay) throws BrokenRowException {
        return at(date + ' ' + timeOfDay);
    }

    /** The instant of one field: seconds, milliseconds, micros or nanos since 1970, or date and time as text. */
    Instant at(String text) throws BrokenRowException {
        if (isNumber(text)) {
            return placed(ofEpoch(text));
        }
        if (text.length() > DATE_LENGTH + 5 && hasOffset(text)) {
            return withOffset(text);
        }
        return zoned(wallClock(text));
    }

    /** The instant of one field that is a number since 1970, not negative. */
    Instant at(long sinceEpoch) throws BrokenRowException {
        return placed(ofEpoch(sinceEpoch));
    }

    private Instant placed(Instant epoch) throws BrokenRowException {
        return epochIsWallClock ? zoned(LocalDateTime.ofInstant(epoch, ZoneOffset.UTC)) : epoch;
    }

    static Instant ofEpoch(String text) throws BrokenRowException {
        if (!isNumber(text) || text.length() > 19) {
            throw broken(text);
        }
        try {
            return ofEpoch(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw broken(text);
        }
    }

    /** Instant of a number since 1970, its unit told by its magnitude: 11 digits and fewer are seconds. */
    static Instant ofEpoch(long value) {
        if (value < MILLIS_FROM) {
            return Instant.ofEpochSecond(value);
        }
        if (value < MICROS_FROM) {
            return Instant.ofEpochMilli(value);
        }
        long perSecond = value < NANOS_FROM ? 1_000_000L : 1_000_000_000L;
        return Instant.ofEpochSecond(value / perSecond, value % perSecond * (1_000_000_000L / perSecond));
    }

    static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean hasOffset(String text) {
        return text.endsWith("Z") || text.indexOf('+', DATE_LENGTH) > 0 || text.indexOf('-', DATE_LENGTH) > 0;
    }

    private static Instant withOffset(String text) throws BrokenRowException {
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeParseException e) {
            throw broken(text);
        }
    }

    private Instant zoned(LocalDateTime time) throws BrokenRowException {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            throw new BrokenRowException("time " + time + " does not exist in " + zone + ": clocks were put forward");
        }
        Instant instant = time.toInstant(offsets.getFirst());
        if (offsets.size() > 1 && !instant.isAfter(previous)) {
            instant = time.toInstant(offsets.getLast());
        }
        previous = instant;
        return instant;
    }

    /** {@code yyyy-MM-dd}, dots or slashes instead of dashes; then nothing, or HH:mm, or HH:mm:ss with any fraction 0. */
    private static LocalDateTime wallClock(String text) throws BrokenRowException {
        boolean dated = text.length() >= DATE_LENGTH && ".-/".indexOf(text.charAt(4)) >= 0;
        if (!dated || text.charAt(7) != text.charAt(4)) {
            throw broken(text);
        }
        try {
            LocalDateTime midnight =
                    LocalDateTime.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, DATE_LENGTH), 0, 0);
            return text.length() == DATE_LENGTH ? midnight : midnight.plusSeconds(secondOfDay(text));
        } catch (DateTimeException e) {
            throw broken(text);
        }
    }

    private static long secondOfDay(String text) throws BrokenRowException {
        boolean withSeconds = text.length() >= 19;
        boolean shaped = (withSeconds || text.length() == 16)
                && " T".indexOf(text.charAt(10)) >= 0
                && text.charAt(13) == ':'
                && (!withSeconds || text.charAt(16) == ':')
                && (text.length() <= 19 || text.substring(19).matches("\\.0+"));
        if (!shaped) {
            throw broken(text);
        }
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = withSeconds ? digits(text, 17, 19) : 0;
        if (hour > 23 || minute > 59 || second > 59) {
            throw broken(text);
        }
        return hour * 3_600L + minute * 60L + second;
    }

    private static int digits(String text, int from, int to) throws BrokenRowException {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw broken(text);
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static BrokenRowException broken(String text) {
        return new BrokenRowException("time '" + text + "' cannot be read");
    }
}
