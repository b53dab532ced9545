package io.sluice.market;

import java.time.Instant;

/** Instants as microseconds since 1970-01-01T00:00Z, the precision every record of the contract keeps. */
public final class Micros {
    public static final long PER_SECOND = 1_000_000L;

    private static final int NANOS = 1_000;

    private Micros() {}

    /** Rounds toward the past. */
    public static long of(Instant instant) {
        return instant.getEpochSecond() * PER_SECOND + instant.getNano() / NANOS;
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * (long) NANOS);
    }
}
