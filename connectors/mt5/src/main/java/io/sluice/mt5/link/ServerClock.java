package io.sluice.mt5.link;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Translates between UTC and a trade server's wall clock.
 *
 * @param aheadMillis server's clock minus this machine's UTC clock as last measured; too low rather than too high, so that
 *     requests expire early rather than late
 * @param utcOffsetSeconds server's time zone now, seconds ahead of UTC
 * @param zone the server's time zone, where it is configured: then also times before its last change are exact
 */
public record ServerClock(
        long aheadMillis, int utcOffsetSeconds, @Nullable ZoneId zone) {

    /** What the server's clock shows when this machine's shows the given instant. */
    public long serverMillis(Instant ours) {
        return ours.toEpochMilli() + aheadMillis;
    }

    /** The instant at which the server's clock showed this, by the server's clock. */
    public Instant instant(long serverMillis) {
        Instant wall = Instant.ofEpochMilli(serverMillis);
        return zone == null
                ? wall.minusSeconds(utcOffsetSeconds)
                : LocalDateTime.ofInstant(wall, ZoneOffset.UTC).atZone(zone).toInstant();
    }

    /** What the server's clock showed at an instant by the server's clock. */
    public long wallMillis(Instant instant) {
        int offset = zone == null
                ? utcOffsetSeconds
                : zone.getRules().getOffset(instant).getTotalSeconds();
        return instant.plusSeconds(offset).toEpochMilli();
    }
}
