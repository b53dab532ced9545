package io.sluice.market;

import io.sluice.schemas.Timeframe;
import java.time.Duration;

/** Lengths and names of timeframes. */
public final class Timeframes {
    private Timeframes() {}

    /**
     * Length of a timeframe. A day is 24 hours of UTC unless an instrument's session says otherwise.
     *
     * @throws IllegalArgumentException for {@link Timeframe#UNRECOGNISED}
     */
    public static Duration length(Timeframe timeframe) {
        return switch (timeframe) {
            case M1 -> Duration.ofMinutes(1);
            case M5 -> Duration.ofMinutes(5);
            case M15 -> Duration.ofMinutes(15);
            case H1 -> Duration.ofHours(1);
            case H4 -> Duration.ofHours(4);
            case D1 -> Duration.ofDays(1);
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
