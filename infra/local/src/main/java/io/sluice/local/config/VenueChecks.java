package io.sluice.local.config;

import io.sluice.market.InstrumentDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What accounts and real venues demand of each other. */
final class VenueChecks {
    private final Values root;
    private final List<String> known;

    private VenueChecks(Values root, List<InstrumentDefinition> instruments) {
        this.root = root;
        this.known = instruments.stream().map(InstrumentDefinition::id).toList();
    }

    static void refuse(Values root, List<InstrumentDefinition> instruments, Optional<VenueSettings> venues) {
        VenueChecks checks = new VenueChecks(root, instruments);
        venues.ifPresent(checks::accounts);
        root.build(values -> {
            checks.marketData();
            checks.terminals();
            return values;
        });
    }

    private void accounts(VenueSettings venues) {
        for (Values account : root.each(AccountChoice.SECTION)) {
            Optional<String> venue = account.build(values -> values.get(AccountChoice.VENUE));
            if (venue.isPresent() && !venues.takesOrders(venue.get())) {
                account.refuse(
                        AccountChoice.VENUE,
                        venue.get() + " takes no orders here: set venues." + venue.get() + ".mode to testnet or live");
            }
            if (venue.equals(Optional.of("binance"))) {
                account.build(values -> values.get(AccountChoice.INSTRUMENTS)).orElse(List.of()).stream()
                        .filter(id -> !id.equals(AccountChoice.ALL) && !id.startsWith(BinanceSettings.PREFIX))
                        .forEach(id -> account.refuse(AccountChoice.INSTRUMENTS, id + " is not traded at binance"));
            }
        }
    }

    private void marketData() {
        Values binance = venue(BinanceSettings.SECTION);
        List<String> wanted =
                binance.build(values -> values.get(BinanceSettings.INSTRUMENTS)).orElse(List.of());
        for (String id : wanted) {
            if (!id.equals(AccountChoice.ALL)) {
                whyNot(id, BinanceSettings.PREFIX).ifPresent(why -> binance.refuse(BinanceSettings.INSTRUMENTS, why));
            }
        }
    }

    private void terminals() {
        Map<String, String> venues = root.each(AccountChoice.SECTION).stream()
                .flatMap(account ->
                        account
                                .build(values ->
                                        Map.entry(values.get(AccountChoice.ID), values.get(AccountChoice.VENUE)))
                                .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, twice) -> first));
        List<Values> terminals = venue(Mt5Settings.SECTION).each(Mt5Settings.TERMINALS);
        for (Values terminal : terminals) {
            account(terminal)
                    .filter(account -> !"mt5".equals(venues.get(account)))
                    .ifPresent(account -> terminal.refuse(
                            Mt5Settings.ACCOUNT,
                            account + " is not an account at venue mt5"
                                    + NearestName.of(account, List.copyOf(venues.keySet()))
                                            .map(nearest -> "; did you mean " + nearest + "?")
                                            .orElse("")));
            terminal.build(values -> values.get(Mt5Settings.SYMBOLS)).orElse(Map.of()).keySet().stream()
                    .flatMap(id -> whyNot(id, "").stream())
                    .forEach(why -> terminal.refuse(Mt5Settings.SYMBOLS, why));
        }
        for (Values account : root.each(AccountChoice.SECTION)) {
            Optional<String> id = account.build(values -> values.get(AccountChoice.ID));
            boolean served = id.isEmpty()
                    || terminals.stream().anyMatch(terminal -> account(terminal).equals(id));
            if (!served && "mt5".equals(venues.get(id.get()))) {
                account.refuse(AccountChoice.VENUE, "venues.mt5.terminals names no terminal of " + id.get());
            }
        }
    }

    private static Optional<String> account(Values terminal) {
        return terminal.build(values -> values.find(Mt5Settings.ACCOUNT)).orElse(Optional.empty());
    }

    private Values venue(Section section) {
        return root.one(VenuesSection.SECTION).one(section);
    }

    private Optional<String> whyNot(String id, String prefix) {
        if (!id.startsWith(prefix)) {
            return Optional.of(id + " is not an instrument of " + prefix.toLowerCase(java.util.Locale.ROOT));
        }
        return known.contains(id)
                ? Optional.empty()
                : Optional.of(id + " is not defined under instruments"
                        + NearestName.of(id, known)
                                .map(nearest -> "; did you mean " + nearest + "?")
                                .orElse(""));
    }
}
