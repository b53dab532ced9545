package io.sluice.local.config;

import io.sluice.market.B3MiniIndex;
import io.sluice.market.InstrumentDefinition;
import io.sluice.schemas.Candle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration completed for candles that it does not foresee, so that any file can be played at once. Nothing is
 * assumed silently.
 *
 * @param configuration the given one, with the definitions and accounts that were missing
 * @param announcements what was assumed, and what to write to say otherwise; several lines each
 */
public record Coverage(Configuration configuration, List<String> announcements) {
    public Coverage {
        announcements = List.copyOf(announcements);
    }

    /**
     * Completes a configuration.
     *
     * @param samples some candles of each instrument that will be played, by its id; from their prices follow tick and lot
     */
    public static Coverage of(ConfigurationFile file, Map<String, ? extends Collection<Candle>> samples) {
        Configuration given = file.configuration();
        List<InstrumentDefinition> instruments = new ArrayList<>(given.instruments());
        List<AccountChoice> accounts = new ArrayList<>(given.accounts());
        List<String> announcements = new ArrayList<>();
        samples.forEach((id, candles) -> {
            Optional<InstrumentDefinition> known = given.instrument(id).or(() -> B3MiniIndex.definition(id));
            if (given.instrument(id).isEmpty()) {
                known.ifPresent(instruments::add);
            }
            InstrumentDefinition instrument = known.orElseGet(() -> {
                InstrumentDefinition assumed = AssumedInstrument.of(id, candles);
                instruments.add(assumed);
                announcements.add(AssumedInstrument.announcement(assumed));
                return assumed;
            });
            if (accounts.stream().noneMatch(account -> account.trades(instrument))) {
                announcements.add(findTrader(file, instrument, accounts));
            }
        });
        return new Coverage(given.with(instruments, accounts), announcements);
    }

    /** Only the built-in account is copied: whoever wrote accounts of their own decides who trades. */
    private static String findTrader(
            ConfigurationFile file, InstrumentDefinition instrument, List<AccountChoice> accounts) {
        Optional<AccountChoice> model = accounts.stream().findFirst();
        if (file.ownAccounts() || model.isEmpty()) {
            return "No account trades " + instrument.id()
                    + ": it gives signals but no orders. Add it to the instruments of an account in "
                    + instrument.quoteCurrency() + ".";
        }
        AccountChoice added = model.get().inCurrency(instrument.quoteCurrency());
        accounts.add(added);
        return "No account holds %s: %s trades with %s %s of paper money."
                .formatted(added.currency(), added.id(), added.balance().value().toPlainString(), added.currency());
    }
}
