package io.sluice.local.up;

import io.sluice.schemas.AccountSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the pipeline has answered so far, as one thread sees it on the topics and another waits for it.
 *
 * <p>A candle is answered when each account that trades its instrument has it as a mark in its inbox, or when it was
 * refused. A tick is answered when the account's snapshot says that the venue agrees up to the tick's time and that no
 * command is without an answer.
 */
final class Answers {
    private static final int MOST_EARLY = 10_000;

    private final Set<Expected> expected = new HashSet<>();
    private final Set<Expected> early = new LinkedHashSet<>();
    private final Map<Place, String> sent = new HashMap<>();
    private final Set<Place> refused = new HashSet<>();
    private final Map<String, AccountSnapshot> snapshots = new HashMap<>();
    private final Set<String> active = new HashSet<>();

    /** A mark that an account is to receive. */
    record Expected(String account, String instrument, Instant closeTime) {}

    /** Where a record lies. */
    record Place(String topic, int partition, long offset) {}

    /** Expects a mark, unless it has been seen already: after a restart some come before anybody asks for them. */
    synchronized void expect(Expected mark) {
        if (!early.remove(mark)) {
            expected.add(mark);
        }
    }

    synchronized void candleSent(Place place, String instrument) {
        if (refused.remove(place)) {
            forget(instrument);
        } else {
            sent.put(place, instrument);
        }
    }

    synchronized void marked(Expected mark) {
        if (!expected.remove(mark) && early.size() < MOST_EARLY) {
            early.add(mark);
        }
        notifyAll();
    }

    /** A record was refused; its mark will not come. */
    synchronized void refused(Place place) {
        String instrument = sent.remove(place);
        if (instrument != null) {
            forget(instrument);
        } else if (refused.size() < MOST_EARLY) {
            refused.add(place);
        }
        notifyAll();
    }

    synchronized void snapshot(AccountSnapshot snapshot) {
        snapshots.put(snapshot.getAccount(), snapshot);
        if (snapshot.getUnansweredOrders() > 0) {
            active.add(snapshot.getAccount());
        }
        notifyAll();
    }

    synchronized Optional<AccountSnapshot> latest(String account) {
        return Optional.ofNullable(snapshots.get(account));
    }

    synchronized void awaitMarks(Duration atMost) throws InterruptedException {
        await(atMost, expected::isEmpty, () -> "marks " + expected);
        sent.clear();
    }

    /** Waits until the venue agrees up to this time and has answered everything; says whether there was anything. */
    synchronized boolean awaitQuiet(String account, Instant time, Duration atMost) throws InterruptedException {
        await(atMost, () -> quiet(account, time), () -> account + " to be in step with its venue at " + time);
        return active.remove(account);
    }

    private boolean quiet(String account, Instant time) {
        AccountSnapshot snapshot = snapshots.get(account);
        return snapshot != null
                && snapshot.getUnansweredOrders() == 0
                && snapshot.getVenueSyncedAt() != null
                && !snapshot.getVenueSyncedAt().isBefore(time);
    }

    private void forget(String instrument) {
        expected.removeIf(mark -> mark.instrument().equals(instrument));
    }

    private void await(Duration atMost, BooleanSupplier condition, Supplier<String> what) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                throw new PipelineStalled(atMost, what.get());
            }
            wait(leftMillis);
        }
    }
}
