package io.sluice.mt5.venue;

import io.sluice.connector.AccountLookup;
import io.sluice.connector.InstrumentRules;
import io.sluice.connector.OrderEntry;
import io.sluice.connector.OrderLookup;
import io.sluice.connector.ReportListener;
import io.sluice.connector.RequestBudget;
import io.sluice.connector.VenueSession;
import io.sluice.connector.VenueUnavailable;
import io.sluice.mt5.link.Hello;
import io.sluice.mt5.link.Terminal;
import io.sluice.schemas.ErrorClass;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One account at its terminal. */
final class Mt5Session implements VenueSession {
    private static final Set<String> WITHOUT_MONEY = Set.of("DEMO", "CONTEST");

    private final Mt5Account account;
    private final boolean moneyAllowed;
    private final Terminal terminal;
    private final Mt5Orders orders;
    private final Mt5Lookup lookup;
    private final Mt5AccountLookup accountLookup;
    private final Mt5Rules rules;
    private final TokenBudget budget = new TokenBudget(System::nanoTime);
    private final Readings readings;
    private final TradeRequests requests;
    private final Brackets brackets;
    private volatile @Nullable Reports reports;

    Mt5Session(Mt5Account account, Terminal terminal, boolean moneyAllowed) {
        this.account = account;
        this.moneyAllowed = moneyAllowed;
        this.terminal = terminal;
        this.readings = new Readings(account, terminal);
        this.requests = new TradeRequests(terminal);
        Questions questions = new Questions(terminal);
        BracketSearch search = new BracketSearch(account, questions);
        this.brackets = new Brackets(account, readings, search, requests);
        this.orders = new Mt5Orders(account, terminal, readings, requests, brackets);
        this.lookup = new Mt5Lookup(terminal, readings, brackets, new BracketLookup(readings, search));
        this.accountLookup = new Mt5AccountLookup(account, readings, questions);
        this.rules = new Mt5Rules(account, terminal);
    }

    @Override
    public void start(ReportListener listener) throws VenueUnavailable {
        if (!terminal.state().isReady()) {
            throw new VenueUnavailable(
                    ErrorClass.NETWORK_ERROR,
                    "TERMINAL_UNAVAILABLE",
                    "the terminal of account " + account.account() + " is not connected, or must not trade");
        }
        check(terminal.hello().orElseThrow());
        for (String symbol : account.symbols().values()) {
            terminal.subscribe(symbol, true, null);
        }
        Reports started = new Reports(account, terminal, readings, brackets, listener);
        reports = started;
        terminal.listen(started);
    }

    private void check(Hello hello) throws VenueUnavailable {
        if (account.server() != null && !account.server().equals(hello.server())) {
            throw surprise("is at " + hello.server() + ", not at " + account.server());
        }
        if (!moneyAllowed && !WITHOUT_MONEY.contains(hello.kind())) {
            throw surprise("is no demo account but " + hello.kind() + ", which only mode live may trade");
        }
        if (account.mode() != null && account.mode() != hello.mode()) {
            throw surprise("keeps positions by " + hello.mode() + ", not by " + account.mode());
        }
    }

    private VenueUnavailable surprise(String what) {
        return new VenueUnavailable(
                ErrorClass.INVALID_ORDER, "WRONG_ACCOUNT", "account " + account.account() + " " + what);
    }

    @Override
    public OrderEntry orders() {
        return orders;
    }

    @Override
    public OrderLookup lookup() {
        return lookup;
    }

    @Override
    public AccountLookup account() {
        return accountLookup;
    }

    @Override
    public InstrumentRules rules() {
        return rules;
    }

    @Override
    public RequestBudget budget() {
        return budget;
    }

    @Override
    public void close() {
        Reports started = reports;
        if (started != null) {
            terminal.ignore(started);
            started.close();
        }
        requests.close();
    }
}
