package io.sluice.mt5.venue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Trading sessions as terminals tell them: {@code 1 09:00-17:55;2 09:00-12:00,13:00-17:55}, 0 being Sunday. */
final class SymbolSessions {
    private static final Pattern RANGE = Pattern.compile("([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})");
    private static final long MILLIS_A_DAY = 86_400_000;
    private static final long MILLIS_A_MINUTE = 60_000;
    /** 1970-01-01 was a Thursday. */
    private static final long WEEKDAY_OF_EPOCH = 4;

    private SymbolSessions() {}

    /** Whether a session holds this time of the server's clock. What cannot be read is closed. */
    static boolean isOpen(String sessions, long serverMillis) {
        long day = Math.floorMod(Math.floorDiv(serverMillis, MILLIS_A_DAY) + WEEKDAY_OF_EPOCH, 7L);
        long minute = Math.floorMod(serverMillis, MILLIS_A_DAY) / MILLIS_A_MINUTE;
        for (String ofDay : sessions.split(";", -1)) {
            if (ofDay.startsWith(day + " ") && anyHolds(ofDay, minute)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyHolds(String ofDay, long minute) {
        Matcher range = RANGE.matcher(ofDay);
        while (range.find()) {
            if (minute >= minutes(range, 1) && minute < minutes(range, 3)) {
                return true;
            }
        }
        return false;
    }

    private static long minutes(Matcher range, int group) {
        return Long.parseLong(range.group(group)) * 60 + Long.parseLong(range.group(group + 1));
    }
}
