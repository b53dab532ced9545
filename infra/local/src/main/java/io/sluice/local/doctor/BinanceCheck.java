package io.sluice.local.doctor;

import io.sluice.binance.Access;
import io.sluice.binance.rules.DefinitionRules;
import io.sluice.binance.venue.BinanceVenue;
import io.sluice.binance.venue.MarkPrices;
import io.sluice.binance.venue.PublicLine;
import io.sluice.connector.VenueUnavailable;
import io.sluice.local.config.BinanceSettings;
import io.sluice.local.config.Configuration;
import io.sluice.local.live.BinanceAccounts;
import io.sluice.local.live.BinanceKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether Binance answers, how far its clock is away, and whether it lets each account trade as configured. */
public final class BinanceCheck implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration LARGEST_OFFSET = Duration.ofSeconds(1);

    private final Configuration configuration;
    private final BinanceSettings settings;
    private final Map<String, String> environment;

    /** @param environment holds the keys */
    public BinanceCheck(Configuration configuration, BinanceSettings settings, Map<String, String> environment) {
        this.configuration = configuration;
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "binance";
    }

    @Override
    public List<Finding> look() {
        BinanceAccounts accounts = new BinanceAccounts(configuration, settings);
        try (PublicLine line = accounts.line()) {
            List<Finding> findings = new ArrayList<>(reach(line));
            for (String fault : DefinitionRules.faults(accounts.watched(), line.exchangeInfo(soon()))) {
                findings.addAll(Finding.problem(name(), fault, "Correct it under instruments."));
            }
            findings.addAll(keys(accounts, line));
            return findings;
        } catch (VenueUnavailable silent) {
            return Finding.problem(
                    name(),
                    settings.addresses().rest() + " does not answer: " + silent.getMessage(),
                    "Look at the network, and at the exchange's own status page.");
        }
    }

    private List<Finding> reach(PublicLine line) throws VenueUnavailable {
        Duration ahead = line.clockAhead(soon());
        String answer = "%s answers, mode %s, its clock is %d ms ahead"
                .formatted(settings.addresses().rest(), settings.mode(), ahead.toMillis());
        return ahead.abs().compareTo(LARGEST_OFFSET) > 0
                ? Finding.problem(
                        name(), answer, "Orders are stamped by its clock all the same; set this machine's with NTP.")
                : Finding.ok(name(), answer);
    }

    private List<Finding> keys(BinanceAccounts accounts, PublicLine line) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Access> access;
        try {
            access = configuration.accountsAt("binance").isEmpty()
                    ? Map.of()
                    : BinanceKeys.of(configuration, settings, environment, true);
        } catch (IllegalArgumentException missing) {
            return Finding.problem(name(), missing.getMessage(), "docs/binance.md says which keys to make.");
        }
        BinanceVenue venue = accounts.venue(access, line, MarkPrices.UNKNOWN);
        for (String account : access.keySet()) {
            try {
                venue.examine(account, soon());
                findings.addAll(Finding.ok(name(), account + " may trade, in the modes that are configured"));
            } catch (VenueUnavailable refused) {
                findings.addAll(Finding.problem(
                        name(),
                        account + " cannot trade: " + refused.getMessage(),
                        "See docs/binance.md, What is checked before the first order."));
            }
        }
        return findings;
    }

    private static Instant soon() {
        return Instant.now().plus(PATIENCE);
    }
}
