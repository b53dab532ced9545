package io.sluice.binance.sim.venue;

import io.sluice.binance.sim.exchange.RefusalCode;
import java.util.List;

/** The candle intervals that are served, by the venue's names. */
public record Interval(String name, long millis) {
    private static final long MINUTE = 60_000L;

    /** What all others are made from. */
    public static final Interval ONE_MINUTE = new Interval("1m", MINUTE);

    /** All, shortest first. Months are left out: they have no fixed length. */
    public static final List<Interval> ALL = List.of(
            ONE_MINUTE,
            new Interval("3m", 3 * MINUTE),
            new Interval("5m", 5 * MINUTE),
            new Interval("15m", 15 * MINUTE),
            new Interval("30m", 30 * MINUTE),
            new Interval("1h", 60 * MINUTE),
            new Interval("2h", 120 * MINUTE),
            new Interval("4h", 240 * MINUTE),
            new Interval("6h", 360 * MINUTE),
            new Interval("8h", 480 * MINUTE),
            new Interval("12h", 720 * MINUTE),
            new Interval("1d", 1440 * MINUTE),
            new Interval("3d", 3 * 1440 * MINUTE));

    /** The interval of a name, refused where there is none. */
    public static Interval of(String name) {
        return ALL.stream()
                .filter(interval -> interval.name().equals(name))
                .findFirst()
                .orElseThrow(RefusalCode.INVALID_INTERVAL::with);
    }

    /** The first millisecond of the interval that a time is in. */
    public long floor(long at) {
        return Math.floorDiv(at, millis) * millis;
    }

    /** The last millisecond of the interval that begins at a time. */
    public long closeTime(long openTime) {
        return openTime + millis - 1;
    }
}
