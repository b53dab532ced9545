package io.sluice.local.live;

import io.sluice.binance.Access;
import io.sluice.binance.Symbols;
import io.sluice.binance.stream.StreamSettings;
import io.sluice.binance.venue.AccountSettings;
import io.sluice.binance.venue.AccountSettings.InstrumentSettings;
import io.sluice.binance.venue.BinanceVenue;
import io.sluice.binance.venue.MarkPrices;
import io.sluice.binance.venue.PublicLine;
import io.sluice.local.config.AccountChoice;
import io.sluice.local.config.BinanceSettings;
import io.sluice.local.config.Configuration;
import io.sluice.market.InstrumentDefinition;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a configuration says of Binance, as the connector wants it. */
public final class BinanceAccounts {
    private final Configuration configuration;
    private final BinanceSettings settings;

    public BinanceAccounts(Configuration configuration, BinanceSettings settings) {
        this.configuration = configuration;
        this.settings = settings;
    }

    /** A line to the exchange that all of them share; connects to nothing yet. */
    public PublicLine line() {
        return new PublicLine(settings.addresses(), settings.limits().weightPerMinute(), InstantSource.system());
    }

    /** The venue with all accounts at it. */
    public BinanceVenue venue(Map<String, Access> access, PublicLine line, MarkPrices marks) {
        Map<String, BinanceVenue.Account> accounts = new LinkedHashMap<>();
        for (AccountChoice account : configuration.accountsAt("binance")) {
            List<InstrumentDefinition> traded = configuration.instrumentsOf(account);
            AccountSettings how = new AccountSettings(
                    settings.hedge(),
                    traded.stream().map(this::instrument).toList(),
                    settings.limits(),
                    StreamSettings.USER,
                    traded);
            accounts.put(account.id(), new BinanceVenue.Account(access.get(account.id()), how));
        }
        return new BinanceVenue(accounts, line.clock(), line.address(), marks);
    }

    private InstrumentSettings instrument(InstrumentDefinition instrument) {
        return new InstrumentSettings(
                Symbols.symbol(instrument.id()).orElseThrow(), settings.leverage(), settings.marginType());
    }

    /** Instruments of which market data are fetched, and those that accounts trade there. */
    public List<InstrumentDefinition> watched() {
        TreeSet<String> ids = new TreeSet<>(settings.instruments());
        boolean all = ids.remove("*");
        return configuration.instruments().stream()
                .filter(instrument -> instrument.id().startsWith(BinanceSettings.PREFIX))
                .filter(instrument ->
                        ids.contains(instrument.id()) || traded(instrument, true) || (all && traded(instrument, false)))
                .toList();
    }

    private boolean traded(InstrumentDefinition instrument, boolean thereOnly) {
        return configuration.tradersOf(instrument).stream()
                .anyMatch(account -> !thereOnly || account.venue().equals("binance"));
    }
}
