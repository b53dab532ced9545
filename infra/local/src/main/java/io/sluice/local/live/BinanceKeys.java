package io.sluice.local.live;

import io.sluice.binance.Access;
import io.sluice.binance.Mode;
import io.sluice.binance.sign.Credentials;
import io.sluice.local.config.AccountChoice;
import io.sluice.local.config.BinanceSettings;
import io.sluice.local.config.Configuration;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The keys of the accounts at Binance, from the environment or from files that it names, and never from the configuration.
 * One account's variables begin with {@code BINANCE_} or {@code BINANCE_TESTNET_}; of several each has its name after that.
 */
public final class BinanceKeys {
    private BinanceKeys() {}

    /**
     * Access of each account at Binance.
     *
     * @param armed whether the operator has said that real orders are meant
     * @throws IllegalArgumentException with everything that is missing; never with what a key is
     */
    public static Map<String, Access> of(
            Configuration configuration, BinanceSettings settings, Map<String, String> environment, boolean armed) {
        List<AccountChoice> accounts = configuration.accountsAt("binance");
        Map<String, Access> access = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (AccountChoice account : accounts) {
            String name = accounts.size() == 1
                    ? ""
                    : account.id().toUpperCase(Locale.ROOT).replace('-', '_');
            try {
                access.put(account.id(), of(settings, environment, armed, name));
            } catch (IllegalArgumentException | UncheckedIOException missing) {
                problems.add("account " + account.id() + " at binance: " + missing.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("\n", problems.stream().distinct().toList()));
        }
        return access;
    }

    private static Access of(BinanceSettings settings, Map<String, String> environment, boolean armed, String account) {
        if (settings.mode() == Mode.TESTNET && settings.simulated().isPresent()) {
            String prefix = Access.TESTNET_PREFIX + (account.isEmpty() ? "" : "_" + account);
            return Access.simulated(settings.simulated().get(), Credentials.of(environment, prefix));
        }
        return Access.of(settings.mode(), environment, armed, account);
    }
}
