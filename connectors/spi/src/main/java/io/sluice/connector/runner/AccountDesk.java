package io.sluice.connector.runner;

import io.sluice.connector.ReportListener;
import io.sluice.connector.Venue;
import io.sluice.connector.VenueSession;
import io.sluice.connector.VenueUnavailable;
import io.sluice.order.AccountPicture;
import io.sluice.order.OrderInput;
import io.sluice.order.RuleBreach;
import io.sluice.order.VenueOrders;
import io.sluice.order.call.VenueReport;
import io.sluice.schemas.OrderCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One account at the venue while this process owns it: its orders, its connection, and what has come in for the fold. Calls
 * and comparisons run on threads of their own and put what they learn into the inbox; only the runner's thread empties it.
 */
final class AccountDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountDesk.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** Executions are asked for so far back at first: less than ended orders are kept, so that all are known. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(30);

    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Venue venue;
    private final VenueOrders orders;
    private final RunnerSettings settings;
    private final InstantSource clock;
    private final Queue<OrderInput> inbox = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<VenueSession> connected = new CompletableFuture<>();
    private final Semaphore comparisonWanted = new Semaphore(0);
    private volatile boolean closed;
    private @Nullable Thread companion;

    AccountDesk(Venue venue, VenueOrders orders, RunnerSettings settings, InstantSource clock) {
        this.venue = venue;
        this.orders = orders;
        this.settings = settings;
        this.clock = clock;
    }

    String account() {
        return orders.account();
    }

    VenueOrders orders() {
        return orders;
    }

    void put(OrderInput input) {
        inbox.add(input);
    }

    @Nullable
    OrderInput next() {
        return inbox.poll();
    }

    /** Connects in the background, and compares from then on. */
    void open() {
        companion = Thread.ofVirtual().name("account-" + account()).start(this::accompany);
    }

    /** The venue's rule that an order breaks; null as long as nothing is known of its rules. */
    @Nullable
    RuleBreach breachOf(OrderCommand order) {
        VenueSession session = connected.getNow(null);
        return session == null ? null : session.rules().breachOf(order).orElse(null);
    }

    /** @return null when there is no connection by then */
    @Nullable
    VenueSession session(Instant deadline) throws InterruptedException {
        try {
            long millis =
                    Math.max(0, Duration.between(clock.instant(), deadline).toMillis());
            return connected.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notConnected) {
            return null;
        }
    }

    private void accompany() {
        try {
            VenueSession session = connect();
            connected.complete(session);
            Instant since = clock.instant().minus(LOOK_BACK);
            Duration wait = FIRST_WAIT;
            while (!closed) {
                Instant askedAt = clock.instant();
                boolean compared = compare(session, since, askedAt);
                since = compared ? askedAt.minus(OVERLAP) : since;
                wait = compared ? FIRST_WAIT : longer(wait);
                Duration pause = compared ? settings.compareEvery() : wait;
                if (comparisonWanted.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    comparisonWanted.drainPermits();
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private VenueSession connect() throws InterruptedException {
        Duration wait = FIRST_WAIT;
        while (true) {
            VenueSession session = venue.open(account());
            try {
                session.start(listener());
                return session;
            } catch (VenueUnavailable unavailable) {
                LOG.warn("account {} cannot connect to {}: {}", account(), venue.name(), unavailable.getMessage());
            } catch (RuntimeException fault) {
                LOG.error("connecting account {} to {} threw", account(), venue.name(), fault);
            }
            session.close();
            Thread.sleep(wait);
            wait = longer(wait);
        }
    }

    private ReportListener listener() {
        return report -> {
            inbox.add(new OrderInput.Reported(clock.instant(), report));
            if (report instanceof VenueReport.Resumed) {
                comparisonWanted.release();
            }
        };
    }

    private boolean compare(VenueSession session, Instant since, Instant askedAt) {
        Instant deadline = askedAt.plus(settings.patience().callTimeout().multipliedBy(2));
        try {
            AccountPicture picture = new AccountPicture(
                    askedAt,
                    session.account().openOrders(deadline),
                    session.account().tradesSince(since, deadline),
                    session.account().positions(deadline),
                    session.account().balances(deadline),
                    session.account().margin(deadline).orElse(null));
            inbox.add(new OrderInput.Compared(clock.instant(), picture));
            return true;
        } catch (VenueUnavailable unavailable) {
            LOG.warn("account {} could not be compared: {}", account(), unavailable.getMessage());
            return false;
        } catch (RuntimeException fault) {
            LOG.error("comparing account {} threw", account(), fault);
            return false;
        }
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
    }

    /** Lets the venue go; whatever comes back later is of no interest to anyone. */
    @Override
    public void close() {
        closed = true;
        if (companion != null) {
            companion.interrupt();
        }
        VenueSession session = connected.getNow(null);
        if (session != null) {
            session.close();
        }
    }
}
