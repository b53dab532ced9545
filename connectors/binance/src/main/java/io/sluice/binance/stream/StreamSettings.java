package io.sluice.binance.stream;

import java.time.Duration;

/**
 * How a stream is kept.
 *
 * @param renewAfter age at which a connection is replaced; the exchange cuts it at 24 hours
 * @param overlap how long the old connection is still listened to after the new one is open, at most
 * @param silence how long a connection may say nothing, pings included, before it counts as stalled
 * @param firstBackOff longest wait before the first new attempt after a cut; doubled with each further one
 * @param longestBackOff where doubling ends
 * @param connectTimeout how long opening may take
 */
public record StreamSettings(
        Duration renewAfter,
        Duration overlap,
        Duration silence,
        Duration firstBackOff,
        Duration longestBackOff,
        Duration connectTimeout) {
    /** For market data, which speaks each second. */
    public static final StreamSettings MARKET = new StreamSettings(
            Duration.ofHours(23),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10));

    /** For the account's stream, of which nothing but a ping every three minutes can be expected. */
    public static final StreamSettings USER = MARKET.withSilence(Duration.ofMinutes(7));

    /** The same with another time of silence. */
    public StreamSettings withSilence(Duration other) {
        return new StreamSettings(renewAfter, overlap, other, firstBackOff, longestBackOff, connectTimeout);
    }

    /** @throws IllegalArgumentException when a duration is not positive */
    public StreamSettings {
        for (Duration each :
                new Duration[] {renewAfter, overlap, silence, firstBackOff, longestBackOff, connectTimeout}) {
            if (!each.isPositive()) {
                throw new IllegalArgumentException("a stream cannot be kept with a duration of " + each);
            }
        }
    }
}
