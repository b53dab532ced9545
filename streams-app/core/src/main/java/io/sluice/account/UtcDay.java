package io.sluice.account;

import io.sluice.market.Micros;

/** Numbers of UTC days and weeks. */
final class UtcDay {
    private static final long SECONDS_A_DAY = 86_400L;
    /** 1970-01-01 was a Thursday: three days after the Monday of its week. */
    private static final long DAYS_SINCE_MONDAY = 3;

    private UtcDay() {}

    /** Number of the day of an instant. */
    static long of(long micros) {
        return Math.floorDiv(micros, Micros.PER_SECOND * SECONDS_A_DAY);
    }

    /** Number of the week, Monday to Sunday, of a day. */
    static long weekOf(long day) {
        return Math.floorDiv(day + DAYS_SINCE_MONDAY, 7L);
    }
}
