package io.sluice.mt5.venue;

import io.sluice.mt5.link.Hello.AccountMode;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An account as configured.
 *
 * @param account its name in Sluice
 * @param login its number at the trade server
 * @param server name of the trade server; null when any will do
 * @param mode how it must keep positions; null when either will do
 * @param symbols the terminal's symbol of each instrument (VENUE:SYMBOL); of others it is what follows the colon
 */
public record Mt5Account(
        String account,
        long login,
        @Nullable String server,
        @Nullable AccountMode mode,
        Map<String, String> symbols) {
    private static final String UNCONFIGURED = "MT5:";

    /** Copies what could change. */
    public Mt5Account {
        symbols = Map.copyOf(symbols);
    }

    String symbol(String instrument) {
        String configured = symbols.get(instrument);
        return configured == null ? instrument.substring(instrument.indexOf(':') + 1) : configured;
    }

    /** The instrument of a symbol; one that is not configured gets the prefix MT5. */
    String instrument(String symbol) {
        return instruments().getOrDefault(symbol, UNCONFIGURED + symbol);
    }

    private Map<String, String> instruments() {
        return symbols.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (first, second) -> first));
    }
}
