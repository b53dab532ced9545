package io.sluice.venue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the last {@link #BOUND} finished orders, so that a command told twice is one order. What is older is
 * forgotten, but not the time up to which that is so: a command from before it cannot be told from a repetition.
 */
final class FinishedOrders {
    /** Number of ids remembered. */
    static final int BOUND = 4_096;

    /** One finished order: its place in the count of all, its id, and the time of the command that placed it. */
    record Entry(long number, String orderId, Instant placedAt) {
        int index() {
            return (int) (number % BOUND);
        }
    }

    private final @Nullable Entry[] ring = new @Nullable Entry[BOUND];
    private final Set<String> ids = new HashSet<>();
    private final TreeSet<Integer> changed = new TreeSet<>();
    private long count;
    private @Nullable Instant forgottenUpTo;

    boolean contains(String orderId) {
        return ids.contains(orderId);
    }

    /** Time of the latest command whose order has been forgotten; null when none has. */
    @Nullable
    Instant forgottenUpTo() {
        return forgottenUpTo;
    }

    /** Returns whether the time up to which orders are forgotten has moved. */
    boolean add(String orderId, Instant placedAt) {
        Entry entry = new Entry(count, orderId, placedAt);
        Entry oldest = ring[entry.index()];
        put(entry);
        changed.add(entry.index());
        if (oldest == null) {
            return false;
        }
        ids.remove(oldest.orderId());
        if (forgottenUpTo != null && !oldest.placedAt().isAfter(forgottenUpTo)) {
            return false;
        }
        forgottenUpTo = oldest.placedAt();
        return true;
    }

    /** Hands over what was added since the last call. */
    void drainChanges(Consumer<Entry> changes) {
        for (int index : changed) {
            Entry entry = ring[index];
            if (entry != null) {
                changes.accept(entry);
            }
        }
        changed.clear();
    }

    void dropChanges() {
        changed.clear();
    }

    void restore(Entry entry) {
        put(entry);
    }

    void restoreForgotten(@Nullable Instant upTo) {
        forgottenUpTo = upTo;
    }

    private void put(Entry entry) {
        ring[entry.index()] = entry;
        ids.add(entry.orderId());
        count = Math.max(count, entry.number() + 1);
    }
}
