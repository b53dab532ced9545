package io.sluice.binance.sim.stream;

import java.util.Locale;
import java.util.Optional;

/** The three addresses of streams; each serves its own kind only. */
enum Category {
    PUBLIC,
    MARKET,
    PRIVATE;

    static Optional<Category> of(String path) {
        for (Category category : values()) {
            if (category.name().toLowerCase(Locale.ROOT).equals(path)) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }

    /** Whether a stream of this name is served here. */
    boolean serves(String stream) {
        boolean book = stream.contains("@bookTicker") || stream.contains("@depth") || stream.equals("!bookTicker");
        return switch (this) {
            case PUBLIC -> book;
            case MARKET -> !book && stream.contains("@");
            case PRIVATE -> !stream.contains("@");
        };
    }
}
