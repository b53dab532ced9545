package io.sluice.binance.sim.stream;

/**
 * How streams are kept.
 *
 * @param lifeMillis how long a connection lasts
 * @param pingMillis between pings of a connection
 * @param markMillis between frames of the mark price
 */
public record StreamSettings(long lifeMillis, long pingMillis, long markMillis) {
    /** The venue's: a day, three minutes, one second. */
    public static final StreamSettings DEFAULT = new StreamSettings(86_400_000L, 180_000L, 1000L);
}
