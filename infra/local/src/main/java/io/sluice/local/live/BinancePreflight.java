package io.sluice.local.live;

import io.sluice.binance.rules.DefinitionRules;
import io.sluice.binance.venue.PublicLine;
import io.sluice.connector.VenueUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What can be known of the exchange before anything is started. */
public final class BinancePreflight {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private BinancePreflight() {}

    /**
     * What is configured and cannot be so at the exchange, as sentences.
     *
     * @throws VenueUnavailable when the exchange cannot be asked now
     */
    public static List<String> faults(BinanceAccounts accounts) throws VenueUnavailable {
        try (PublicLine line = accounts.line()) {
            return DefinitionRules.faults(
                    accounts.watched(), line.exchangeInfo(Instant.now().plus(PATIENCE)));
        }
    }
}
