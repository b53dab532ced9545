package io.sluice.local.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Which candles are played, and how fast.
 *
 * @param path file or folder of candles; empty for the trades that come with the project
 * @param speed how much faster than history itself; empty for as fast as possible
 */
public record FeedSettings(Optional<String> path, Optional<BigDecimal> speed) {
    /** The word for a feed without a pace. */
    public static final String MAX = "max";

    private static final Kind<Optional<BigDecimal>> PACE = Kinds.parsed(
            "number above 0, or max",
            FeedSettings::parseSpeed,
            speed -> speed.<Object>map(number -> number).orElse(MAX));
    private static final Key<String> PATH = Key.optional(
            "path",
            Kinds.TEXT,
            "file or folder of candles (Binance klines, MetaTrader export); absent: the Bitstamp trades that come along");
    private static final Key<Optional<BigDecimal>> SPEED = Key.of(
            "speed", PACE, "600", "how much faster than history itself it is played, or `max` for as fast as possible");

    static final Section SECTION = Section.one("feed", "Which candles are played, and how fast.", List.of(PATH, SPEED));

    static FeedSettings from(Values values) {
        return new FeedSettings(values.find(PATH), values.get(SPEED));
    }

    /**
     * The speed someone means: a number, or {@code max}, which is empty.
     *
     * @throws IllegalArgumentException ending the sentence "value …"
     */
    public static Optional<BigDecimal> parseSpeed(String text) {
        if (text.equals(MAX)) {
            return Optional.empty();
        }
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,6})?") || new BigDecimal(text).signum() == 0) {
            throw new IllegalArgumentException("is not a number above 0, or " + MAX);
        }
        return Optional.of(new BigDecimal(text));
    }
}
