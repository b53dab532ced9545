package io.sluice.mt5.venue;

import io.sluice.connector.Venue;
import io.sluice.connector.VenueSession;
import io.sluice.connector.VenueTraits;
import io.sluice.mt5.link.TerminalServer;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * MetaTrader 5 through the gateway in this process. Quantities are lots; the value of a point for one of them is the
 * symbol's tick value over its tick size.
 */
public final class Mt5Venue implements Venue {
    /** Longest time after a deadline until a terminal's history is sure to show what was accepted before it. */
    public static final Duration SETTLING = Duration.ofSeconds(15);

    private static final Duration JOURNAL_KEPT = Duration.ofDays(30);
    private static final VenueTraits TRAITS = new VenueTraits(true, true, true, SETTLING, JOURNAL_KEPT);

    private final TerminalServer terminals;
    private final Map<String, Mt5Account> accounts;
    private final boolean moneyAllowed;

    public Mt5Venue(TerminalServer terminals, Collection<Mt5Account> accounts) {
        this(terminals, accounts, true);
    }

    /** @param moneyAllowed false to refuse accounts whose terminal says that they hold real money */
    public Mt5Venue(TerminalServer terminals, Collection<Mt5Account> accounts, boolean moneyAllowed) {
        this.terminals = terminals;
        this.moneyAllowed = moneyAllowed;
        this.accounts = accounts.stream().collect(Collectors.toMap(Mt5Account::account, Function.identity()));
    }

    @Override
    public String name() {
        return "mt5";
    }

    @Override
    public VenueTraits traits() {
        return TRAITS;
    }

    @Override
    public VenueSession open(String account) {
        Mt5Account configured = accounts.get(account);
        if (configured == null) {
            throw new IllegalArgumentException("no account '" + account + "' is configured at mt5");
        }
        return new Mt5Session(configured, terminals.terminal(configured.login()), moneyAllowed);
    }
}
