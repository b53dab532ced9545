package io.sluice.binance.http;

import io.sluice.binance.http.BudgetLimits.OrderLimit;
import io.sluice.connector.RequestBudget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What the exchange counts for one account, on top of what it counts for the address: orders in 10 s and in a minute, and
 * the house's own limit a second. An order that reduces and found no room has the next place: an order that opens leaves
 * it free. Thread-safe, never blocks.
 */
public final class AccountBudget implements RequestBudget {
    /** One question for an order: the order and its executions. What more a question takes is asked for where it is asked. */
    public static final int QUERY_WEIGHT = 6;

    private static final int ORDER_WEIGHT = 1;
    private static final Duration JITTER = Duration.ofMillis(250);
    /** How long a place is kept for somebody who does not come back for it. */
    private static final Duration CLAIM = Duration.ofSeconds(2);

    private static final int MOST_CLAIMS = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final AddressBudget address;
    private final LongSupplier nanos;
    private final List<Window> windows = new ArrayList<>();
    private final Deque<Long> claims = new ArrayDeque<>();

    private record Window(OrderLimit limit, SlidingWindow spent) {}

    /** @param nanos monotonic clock, the one of the address's budget */
    public AccountBudget(AddressBudget address, BudgetLimits limits, LongSupplier nanos) {
        this.address = address;
        this.nanos = nanos;
        narrow(limits.orders());
    }

    /** What the venue counts for the whole address. */
    public AddressBudget address() {
        return address;
    }

    /** Adds limits the venue has told. Orders placed before this call do not count against them; it is for the start. */
    public void narrow(List<OrderLimit> limits) {
        lock.lock();
        try {
            for (OrderLimit limit : limits) {
                if (windows.stream().noneMatch(window -> window.limit.equals(limit))) {
                    windows.add(
                            new Window(limit, new SlidingWindow(limit.window().plus(jitter(limit)))));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The house counts at the sender; only what the venue counts can arrive closer together than it left. */
    private static Duration jitter(OrderLimit limit) {
        return limit.window().compareTo(Duration.ofSeconds(1)) > 0 ? JITTER : Duration.ZERO;
    }

    @Override
    public Duration take(Use use) {
        if (use == Use.QUERY) {
            return address.take(use, QUERY_WEIGHT);
        }
        lock.lock();
        try {
            return takeOrder(use, nanos.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    private Duration takeOrder(Use use, long now) {
        forgetClaims(now);
        long wait = waitFor(use == Use.ENTRY ? 1 + claims.size() : 1, now);
        Duration result = wait > 0 ? Duration.ofNanos(wait) : address.take(use, ORDER_WEIGHT);
        if (result.isZero()) {
            windows.forEach(window -> window.spent.spend(1, now));
        }
        if (use == Use.REDUCE) {
            settleClaim(result, now);
        }
        return result;
    }

    private long waitFor(int places, long now) {
        long wait = 0;
        for (Window window : windows) {
            int wanted = Math.min(places, window.limit.count());
            wait = Math.max(wait, window.spent.waitFor(wanted, window.limit.count(), now));
        }
        return wait;
    }

    private void forgetClaims(long now) {
        while (!claims.isEmpty() && now - claims.peekFirst() >= 0) {
            claims.removeFirst();
        }
    }

    private void settleClaim(Duration wait, long now) {
        if (wait.isZero()) {
            claims.pollFirst();
        } else if (claims.size() < MOST_CLAIMS) {
            claims.addLast(now + wait.plus(CLAIM).toNanos());
        }
    }

    /**
     * Takes what the venue says this account has placed in its current window, by whomever.
     *
     * @param window length of the window, for example 10 s
     * @param count orders in it so far
     */
    public void observe(Duration window, int count) {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            windows.stream()
                    .filter(each -> each.limit.window().equals(window))
                    .forEach(each -> each.spent.atLeast(count, now));
        } finally {
            lock.unlock();
        }
    }
}
