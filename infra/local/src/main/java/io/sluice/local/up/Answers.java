package io.sluice.local.up;

import io.sluice.schemas.AccountSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the pipeline has answered so far, as one thread sees it on the topics and another waits for it.
 *
 * <p>A candle is answered when each account that trades its instrument has it as a mark in its inbox, or a later mark, or
 * when it was refused. A later one comes instead where a stranger's candle was ahead of the feed: the feed's own is then
 * merged into higher candles or refused, and no mark of it will come. A tick is answered when the account's snapshot says
 * that the venue agrees up to the tick's time and that no command is without an answer.
 */
final class Answers {
    private static final int MOST_REFUSED = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Set<Expected> expected = new HashSet<>();
    private final Map<Market, Instant> latestMarks = new HashMap<>();
    private final Map<Place, String> sent = new HashMap<>();
    private final Set<Place> refused = new LinkedHashSet<>();
    private final Map<String, AccountSnapshot> snapshots = new HashMap<>();
    private final Set<String> active = new HashSet<>();

    /** What an account hears of one instrument. */
    record Market(String account, String instrument) {}

    /** A mark that an account is to receive. */
    record Expected(Market market, Instant closeTime) {}

    /** Where a record lies. */
    record Place(String topic, int partition, long offset) {}

    /** Expects a mark, unless it has been seen already: after a restart some come before anybody asks for them. */
    synchronized void expect(Expected mark) {
        Instant latest = latestMarks.get(mark.market());
        if (latest == null || latest.isBefore(mark.closeTime())) {
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
        latestMarks.merge(mark.market(), mark.closeTime(), (one, other) -> one.isAfter(other) ? one : other);
        expected.removeIf(awaited ->
                awaited.market().equals(mark.market()) && !awaited.closeTime().isAfter(mark.closeTime()));
        notifyAll();
    }

    /** A record was refused; its mark will not come. */
    synchronized void refused(Place place) {
        String instrument = sent.remove(place);
        if (instrument == null) {
            rememberRefused(place);
        } else {
            forget(instrument);
        }
        notifyAll();
    }

    /** Most of these are strangers' and nobody will ask for them, so the oldest go first. */
    private void rememberRefused(Place place) {
        refused.add(place);
        if (refused.size() > MOST_REFUSED) {
            Iterator<Place> oldest = refused.iterator();
            oldest.next();
            oldest.remove();
        }
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
        expected.removeIf(mark -> mark.market().instrument().equals(instrument));
    }

    /** Time in which the whole process stood still, as when its machine slept, is not time that it was given to answer. */
    private void await(Duration atMost, BooleanSupplier condition, Supplier<String> what) throws InterruptedException {
        long leftNanos = atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (leftNanos <= 0) {
                throw new PipelineStalled(atMost, what.get());
            }
            long begun = System.nanoTime();
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(leftNanos, LONGEST_WAIT.toNanos()));
            leftNanos -= Math.min(System.nanoTime() - begun, LONGEST_WAIT.toNanos());
        }
    }
}
