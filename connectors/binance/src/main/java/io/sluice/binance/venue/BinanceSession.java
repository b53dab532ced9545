package io.sluice.binance.venue;

import io.sluice.binance.Access;
import io.sluice.binance.http.AccountBudget;
import io.sluice.binance.http.ClockSync;
import io.sluice.binance.http.Exchange;
import io.sluice.binance.http.Paced;
import io.sluice.binance.http.RestClient;
import io.sluice.binance.http.ServerClock;
import io.sluice.binance.stream.SteadyStream;
import io.sluice.binance.venue.AccountSettings.InstrumentSettings;
import io.sluice.connector.AccountLookup;
import io.sluice.connector.InstrumentRules;
import io.sluice.connector.OrderEntry;
import io.sluice.connector.OrderLookup;
import io.sluice.connector.ReportListener;
import io.sluice.connector.RequestBudget;
import io.sluice.connector.VenueSession;
import io.sluice.connector.VenueUnavailable;
import io.sluice.schemas.ErrorClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection of one account to the exchange. */
final class BinanceSession implements VenueSession {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceSession.class);
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration REFRESH = Duration.ofSeconds(20);
    private static final int KEY_MINUTES = 20;
    private static final int CLOCK_MINUTES = 5;
    private static final int RULES_MINUTES = 60;

    private final String account;
    private final Access access;
    private final AccountSettings settings;
    private final AccountBudget budget;
    private final RestClient rest;
    private final Paced paced;
    private final ClockSync clockSync;
    private final OrderNames names = new OrderNames();
    private final LiveRules rules;
    private final ListenKey listenKey;
    private final OrderEntry orders;
    private final OrderLookup lookup;
    private final AccountLookup accountLookup;
    private final ScheduledExecutorService chores = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("binance-chores").factory());
    private volatile @Nullable SteadyStream stream;

    BinanceSession(
            String account,
            Access access,
            AccountSettings settings,
            ServerClock clock,
            AccountBudget budget,
            MarkPrices marks) {
        this.account = account;
        this.access = access;
        this.settings = settings;
        this.budget = budget;
        rest = RestClient.signed(access.addresses().rest(), clock, budget, access.credentials());
        paced = new Paced(rest);
        clockSync = new ClockSync(paced);
        rules = new LiveRules(marks);
        listenKey = new ListenKey(paced, access.addresses());
        Questions questions = new Questions(paced);
        orders = new BinanceOrders(rest, clockSync, names, settings.hedge());
        lookup = new BinanceLookup(questions, clock, names);
        accountLookup = new BinanceAccount(
                questions,
                clock,
                names,
                settings.instruments().stream().map(InstrumentSettings::symbol).collect(Collectors.toSet()));
    }

    @Override
    public void start(ReportListener listener) throws VenueUnavailable {
        LOG.info("account {} connects to Binance USD-M futures, mode {}", account, access);
        Instant deadline = rest.clock().wallNow().plus(START);
        Optional<Exchange> failure = clockSync.measure(deadline);
        if (failure.isPresent()) {
            throw Answers.failure(failure.get());
        }
        StartUp startUp = new StartUp(settings, paced, budget);
        startUp.take(rules.read(paced, deadline));
        startUp.checkModes(deadline);
        startUp.setMargin(deadline);
        connect(listener, deadline);
        every(KEY_MINUTES, this::keepAlive);
        every(CLOCK_MINUTES, clockSync::measureSoon);
        every(RULES_MINUTES, this::refreshRules);
    }

    private void connect(ReportListener listener, Instant deadline) throws VenueUnavailable {
        UserReports reports = new UserReports(listener, names, rest.clock()::wallNow, this::cut);
        SteadyStream opened = new SteadyStream(
                "binance-user-" + account, listenKey, settings.userStream(), reports, new SplittableRandom());
        stream = opened;
        opened.start();
        try {
            long millis = Duration.between(rest.clock().wallNow(), deadline).toMillis();
            if (!reports.connected().await(millis, TimeUnit.MILLISECONDS)) {
                throw new VenueUnavailable(
                        ErrorClass.NETWORK_ERROR, "NO_STREAM", "the account's stream could not be opened");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new VenueUnavailable(ErrorClass.NETWORK_ERROR, "INTERRUPTED", "stopped while connecting");
        }
    }

    private void cut(String reason) {
        SteadyStream open = stream;
        if (open != null) {
            open.cut(reason);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a chore reports its own failures
    private void every(int minutes, Runnable chore) {
        chores.scheduleWithFixedDelay(chore, minutes, minutes, TimeUnit.MINUTES);
    }

    private void keepAlive() {
        if (!listenKey.keepAlive()) {
            cut("the listen key is gone");
        }
    }

    private void refreshRules() {
        try {
            rules.read(paced, rest.clock().wallNow().plus(REFRESH));
        } catch (VenueUnavailable unavailable) {
            LOG.warn("the exchange's rules could not be refreshed: {}", unavailable.getMessage());
        }
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
        chores.shutdownNow();
        SteadyStream open = stream;
        if (open != null) {
            open.close();
        }
        rest.close();
    }
}
