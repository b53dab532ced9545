package io.sluice.account;

import io.sluice.market.InstrumentDefinition;
import io.sluice.risk.AssumedCost;
import io.sluice.risk.CircuitBreaker;
import io.sluice.risk.LiveRules;
import io.sluice.risk.PatternCorrelation;
import io.sluice.risk.RiskLimits;
import io.sluice.value.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One account's configuration.
 *
 * @param account name of the account, the key of everything it writes
 * @param venue venue that executes its orders, for example {@code paper}
 * @param currency currency of its money
 * @param initialBalance cash before the venue states any, positive
 * @param instruments instruments it may trade (R-SYMBOLS), as VENUE:SYMBOL; at least one
 * @param limits what it may do
 * @param correlation R-CORRELATION: how alike families of signals are
 * @param assumedCost R-SLIPPAGE: what the paper venue is set to let an order cost; other venues tell bid and ask
 * @param live what is asked because its orders leave the house
 */
public record AccountSettings(
        String account,
        String venue,
        String currency,
        Money initialBalance,
        Set<String> instruments,
        RiskLimits limits,
        PatternCorrelation correlation,
        AssumedCost assumedCost,
        LiveRules live) {
    private static final String PAPER = "paper";

    /** @throws IllegalArgumentException naming the setting and the value that cannot be */
    public AccountSettings {
        notBlank("account", account);
        notBlank("venue", venue);
        notBlank("currency", currency);
        if (initialBalance.value().signum() <= 0) {
            throw new IllegalArgumentException("initialBalance must be positive, not " + initialBalance);
        }
        if (instruments.isEmpty()) {
            throw new IllegalArgumentException("account " + account + " trades no instrument");
        }
        instruments.forEach(instrument -> notBlank("instruments", instrument));
        instruments = Set.copyOf(instruments);
    }

    /** With what the paper venue costs by default, and of which nothing is asked beyond its limits. */
    public AccountSettings(
            String account,
            String venue,
            String currency,
            Money initialBalance,
            Set<String> instruments,
            RiskLimits limits,
            PatternCorrelation correlation) {
        this(
                account,
                venue,
                currency,
                initialBalance,
                instruments,
                limits,
                correlation,
                AssumedCost.DEFAULT,
                LiveRules.NONE);
    }

    /**
     * Whether the paper venue executes its orders. That venue begins with the account and has nothing that the account
     * does not know; any other must first say that it agrees.
     */
    boolean isOnPaper() {
        return venue.equals(PAPER);
    }

    /**
     * Which configuration decided: SHA-256 in lower-case hex over a canonical text of these settings, the definitions of
     * the instruments traded and the circuit breaker's constants. Equal configurations give equal hashes on any machine.
     */
    public String configHash(Map<String, InstrumentDefinition> definitions) {
        byte[] text = canonicalText(definitions).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The text behind {@link #configHash}, for people who compare two configurations.
     *
     * @throws IllegalArgumentException naming the instrument that is not defined or is quoted in another currency
     */
    public String canonicalText(Map<String, InstrumentDefinition> definitions) {
        List<String> lines = new ArrayList<>(List.of(
                "account=" + account,
                "venue=" + venue,
                "currency=" + currency,
                "initialBalance=" + initialBalance,
                "weekLoss=" + CircuitBreaker.WEEK_LOSS.toPlainString(),
                "dayDrawdown=" + CircuitBreaker.DAY_DRAWDOWN.toPlainString(),
                limits.canonicalText(),
                correlation.canonicalText() + (isOnPaper() ? assumedCost.canonicalText() : "") + live.canonicalText()));
        for (String instrument : new TreeSet<>(instruments)) {
            lines.add(instrument + "=" + definitionOf(instrument, definitions).canonicalText());
        }
        return String.join("\n", lines);
    }

    /**
     * What of these settings decides entries, whoever's money it is: all but name, venue, money and what is asked where
     * orders leave the house. Instruments are told elsewhere, with what looks at them.
     */
    public String strategyText() {
        return String.join(
                "\n",
                "currency=" + currency,
                "weekLoss=" + CircuitBreaker.WEEK_LOSS.toPlainString(),
                "dayDrawdown=" + CircuitBreaker.DAY_DRAWDOWN.toPlainString(),
                limits.canonicalText(),
                correlation.canonicalText());
    }

    /** The same with other questions. */
    public AccountSettings with(LiveRules rules) {
        return new AccountSettings(
                account, venue, currency, initialBalance, instruments, limits, correlation, assumedCost, rules);
    }

    private InstrumentDefinition definitionOf(String instrument, Map<String, InstrumentDefinition> definitions) {
        InstrumentDefinition definition = definitions.get(instrument);
        if (definition == null) {
            throw new IllegalArgumentException(
                    "account " + account + " trades " + instrument + ", which is not defined");
        }
        if (!definition.quoteCurrency().equals(currency)) {
            throw new IllegalArgumentException("account " + account + " is in " + currency + ", but " + instrument
                    + " is quoted in " + definition.quoteCurrency());
        }
        return definition;
    }

    private static void notBlank(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
    }
}
