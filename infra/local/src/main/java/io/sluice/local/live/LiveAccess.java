package io.sluice.local.live;

import io.sluice.binance.Access;
import io.sluice.binance.Mode;
import io.sluice.local.config.Configuration;
import io.sluice.local.config.VenueSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that must be had before real venues may be reached: keys, tokens, and that live was armed. Holds secrets and prints
 * none.
 */
public final class LiveAccess {
    private final Map<String, Access> binance;
    private final Optional<Mt5Tokens> mt5;

    private LiveAccess(Map<String, Access> binance, Optional<Mt5Tokens> mt5) {
        this.binance = Map.copyOf(binance);
        this.mt5 = mt5;
    }

    /**
     * Finds it.
     *
     * @param armed whether the operator has said that real orders are meant
     * @throws IllegalArgumentException with everything that is missing, a line each; never with what a secret is
     */
    public static LiveAccess of(Configuration configuration, Map<String, String> environment, boolean armed) {
        VenueSettings venues = configuration.venues();
        List<String> problems = new ArrayList<>();
        if (venues.mode() == Mode.LIVE && !armed) {
            problems.add("mode live places real orders with real money: say so with --arm-live");
        }
        if (venues.mode() != Mode.LIVE && armed) {
            problems.add("--arm-live: no venue is in mode live");
        }
        Map<String, Access> binance = Map.of();
        Optional<Mt5Tokens> mt5 = Optional.empty();
        try {
            if (venues.binance().filter(each -> each.mode() != Mode.PAPER).isPresent()) {
                // That it is armed is told above, once, and not again for each account.
                binance = BinanceKeys.of(configuration, venues.binance().get(), environment, true);
            }
        } catch (IllegalArgumentException missing) {
            problems.add(missing.getMessage());
        }
        try {
            mt5 = venues.mt5().map(settings -> Mt5Tokens.of(settings, environment));
        } catch (IllegalArgumentException missing) {
            problems.add(missing.getMessage());
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new LiveAccess(binance, mt5);
    }

    /** Which keys there are, without any of them. */
    public List<String> describe() {
        return binance.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + ": " + each.getValue() + ", "
                        + each.getValue().credentials().signer())
                .toList();
    }

    /** By account. */
    Map<String, Access> binance() {
        return binance;
    }

    Mt5Tokens mt5() {
        return mt5.orElseThrow();
    }
}
