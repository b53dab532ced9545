package io.sluice.account;

import java.time.Duration;
import java.time.Instant;

/** Instants as microseconds since 1970, the unit of the data contract: one primitive, exactly what is published. */
final class Micros {
    /** No instant. */
    static final long NONE = Long.MIN_VALUE;

    private static final long A_SECOND = 1_000_000L;
    private static final long SECONDS_A_DAY = 86_400L;
    /** 1970-01-01 was a Thursday: three days after the Monday of its week. */
    private static final long DAYS_SINCE_MONDAY = 3;

    private Micros() {}

    /** What is below a microsecond is dropped. */
    static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), A_SECOND), instant.getNano() / 1_000);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, A_SECOND), Math.floorMod(micros, A_SECOND) * 1_000);
    }

    static long plus(long micros, Duration duration) {
        return Math.addExact(micros, duration.toNanos() / 1_000);
    }

    /** Number of the UTC day. */
    static long day(long micros) {
        return Math.floorDiv(micros, A_SECOND * SECONDS_A_DAY);
    }

    /** Number of the UTC week, Monday to Sunday, of a day. */
    static long week(long day) {
        return Math.floorDiv(day + DAYS_SINCE_MONDAY, 7L);
    }
}
