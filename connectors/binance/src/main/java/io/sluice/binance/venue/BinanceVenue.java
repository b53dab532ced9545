package io.sluice.binance.venue;

import io.sluice.binance.Access;
import io.sluice.binance.http.AccountBudget;
import io.sluice.binance.http.AddressBudget;
import io.sluice.binance.http.BudgetLimits;
import io.sluice.binance.http.ServerClock;
import io.sluice.connector.Venue;
import io.sluice.connector.VenueSession;
import io.sluice.connector.VenueTraits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Binance USD-M futures (O-BINANCE). All accounts of one instance are behind one internet address: they share the
 * exchange's patience with it, and one measurement of its clock.
 */
public final class BinanceVenue implements Venue {
    /** How long an order that ended without an execution can still be found. */
    static final Duration REMEMBERED = Duration.ofDays(3);

    /**
     * A request may be accepted until its timestamp and its window have passed on the exchange's clock, which is known to
     * half a round trip; and what was accepted may take a moment to be found.
     */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private static final VenueTraits TRAITS = new VenueTraits(true, false, false, SETTLING, REMEMBERED);

    private final Map<String, Account> accounts;
    /** Outlive their sessions: the exchange counts on over a reconnect. */
    private final Map<String, AccountBudget> budgets = new ConcurrentHashMap<>();

    private final MarkPrices marks;
    private final ServerClock clock;
    private final AddressBudget address = new AddressBudget(BudgetLimits.HOUSE_WEIGHT, System::nanoTime);

    /**
     * One account.
     *
     * @param access which exchange, and the keys to it
     * @param settings how it is to be traded
     */
    public record Account(Access access, AccountSettings settings) {}

    /**
     * @param accounts by the name they have in commands
     * @param wall this machine's clock
     * @param marks of the rules that are judged by the mark price
     * @throws IllegalArgumentException when the accounts are not all in the same mode: one process is paper, testnet or live
     */
    public BinanceVenue(Map<String, Account> accounts, InstantSource wall, MarkPrices marks) {
        this.accounts = Map.copyOf(accounts);
        this.marks = marks;
        clock = new ServerClock(wall, System::nanoTime);
        if (accounts.values().stream()
                        .map(account -> account.access().mode())
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalArgumentException("accounts of several modes in one process");
        }
    }

    @Override
    public String name() {
        return "binance";
    }

    @Override
    public VenueTraits traits() {
        return TRAITS;
    }

    @Override
    public VenueSession open(String account) {
        Account known = accounts.get(account);
        if (known == null) {
            throw new IllegalArgumentException("account '" + account + "' is not configured at binance");
        }
        AccountBudget budget = budgets.computeIfAbsent(
                account, first -> new AccountBudget(address, known.settings().limits(), System::nanoTime));
        return new BinanceSession(account, known.access(), known.settings(), clock, budget, marks);
    }
}
