package io.sluice.binance.venue;

import io.sluice.binance.Access;
import io.sluice.binance.http.AccountBudget;
import io.sluice.binance.http.AddressBudget;
import io.sluice.binance.http.BudgetLimits;
import io.sluice.binance.http.ClockSync;
import io.sluice.binance.http.Exchange;
import io.sluice.binance.http.Paced;
import io.sluice.binance.http.RestClient;
import io.sluice.binance.http.ServerClock;
import io.sluice.connector.Venue;
import io.sluice.connector.VenueSession;
import io.sluice.connector.VenueTraits;
import io.sluice.connector.VenueUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
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
    private final AddressBudget address;

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
        this(
                accounts,
                new ServerClock(wall, System::nanoTime),
                new AddressBudget(BudgetLimits.HOUSE_WEIGHT, System::nanoTime),
                marks);
    }

    /**
     * For accounts that share their address with something else, such as a market feed.
     *
     * @param clock the exchange's, as it is measured for all
     * @param address what all of them may spend
     * @throws IllegalArgumentException as the other
     */
    public BinanceVenue(Map<String, Account> accounts, ServerClock clock, AddressBudget address, MarkPrices marks) {
        this.accounts = Map.copyOf(accounts);
        this.marks = marks;
        this.clock = clock;
        this.address = address;
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
        Account known = account(account);
        return new BinanceSession(account, known.access(), known.settings(), clock, budget(account, known), marks);
    }

    /**
     * Asks whether an account could start, and changes nothing: measures the clock, signs a question, compares rules and
     * modes.
     *
     * @throws VenueUnavailable with the first thing that would refuse a start
     */
    public void examine(String account, Instant deadline) throws VenueUnavailable {
        Account known = account(account);
        AccountBudget budget = budget(account, known);
        try (RestClient rest = RestClient.signed(
                known.access().addresses().rest(), clock, budget, known.access().credentials())) {
            Paced paced = new Paced(rest);
            Optional<Exchange> failure = new ClockSync(paced).measure(deadline);
            if (failure.isPresent()) {
                throw Answers.failure(failure.get());
            }
            StartUp startUp = new StartUp(known.settings(), paced, budget);
            startUp.checkModes(deadline);
            startUp.take(new LiveRules(marks).read(paced, deadline));
        }
    }

    private Account account(String account) {
        Account known = accounts.get(account);
        if (known == null) {
            throw new IllegalArgumentException("account '" + account + "' is not configured at binance");
        }
        return known;
    }

    private AccountBudget budget(String account, Account known) {
        return budgets.computeIfAbsent(
                account, first -> new AccountBudget(address, known.settings().limits(), System::nanoTime));
    }
}
