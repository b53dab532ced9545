package io.sluice.binance;

import java.util.Locale;
import java.util.Optional;

/** Instruments of this exchange: {@code BINANCE:BTCUSDT} here is {@code BTCUSDT} there and {@code btcusdt} in a stream's name. */
public final class Symbols {
    private static final String VENUE = "BINANCE:";

    private Symbols() {}

    /** The instrument of a symbol. */
    public static String instrument(String symbol) {
        return VENUE + symbol;
    }

    /** The symbol of an instrument; empty when it belongs to another venue. */
    public static Optional<String> symbol(String instrument) {
        return instrument.startsWith(VENUE) ? Optional.of(instrument.substring(VENUE.length())) : Optional.empty();
    }

    /** How the names of streams spell a symbol. */
    public static String streamName(String symbol) {
        return symbol.toLowerCase(Locale.ROOT);
    }
}
