package io.sluice.market;

import io.sluice.schemas.Timeframe;
import java.time.Duration;

/** Lengths and names of timeframes. */
public final class Timeframes {
    private static final long MINUTE = 60 * Micros.PER_SECOND;

    private Timeframes() {}

    /**
     * Length of a timeframe. A day is 24 hours of UTC unless an instrument's session says otherwise.
     *
     * @throws IllegalArgumentException for {@link Timeframe#UNRECOGNISED}
     */
    public static Duration length(Timeframe timeframe) {
        return Duration.ofSeconds(lengthMicros(timeframe) / Micros.PER_SECOND);
    }

    /**
     * Length of a timeframe in microseconds.
     *
     * @throws IllegalArgumentException for {@link Timeframe#UNRECOGNISED}
     */
    public static long lengthMicros(Timeframe timeframe) {
        return switch (timeframe) {
            case M1 -> MINUTE;
            case M5 -> 5 * MINUTE;
            case M15 -> 15 * MINUTE;
            case H1 -> 60 * MINUTE;
            case H4 -> 240 * MINUTE;
            case D1 -> 1_440 * MINUTE;
            case UNRECOGNISED -> throw new IllegalArgumentException("an unrecognised timeframe has no length");
        };
    }

    /** The name people use: {@code 1m}, {@code 5m}, {@code 15m}, {@code 1h}, {@code 4h}, {@code 1d}. */
    public static String name(Timeframe timeframe) {
        return switch (timeframe) {
            case M1 -> "1m";
            case M5 -> "5m";
            case M15 -> "15m";
            case H1 -> "1h";
            case H4 -> "4h";
            case D1 -> "1d";
            case UNRECOGNISED -> "?";
        };
    }

    /**
     * The timeframe people mean by a name.
     *
     * @throws IllegalArgumentException naming the names that exist
     */
    public static Timeframe named(String name) {
        for (Timeframe timeframe : Timeframe.values()) {
            if (timeframe != Timeframe.UNRECOGNISED && name(timeframe).equals(name)) {
                return timeframe;
            }
        }
        throw new IllegalArgumentException("no timeframe '" + name + "': it is one of 1m, 5m, 15m, 1h, 4h, 1d");
    }
}
