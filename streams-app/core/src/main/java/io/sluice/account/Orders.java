package io.sluice.account;

import io.sluice.schemas.Leg;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The account's orders in the order in which they were placed. The last {@value #ENDED_KEPT} ended ones are kept, because
 * a fill can arrive after its order's end; later ones are booked from what the fill itself says. Those whose fills have
 * been announced and have not come stay longer than the others: they still bind risk.
 */
final class Orders {
    static final int ENDED_KEPT = 64;

    /** A stop, a target, and one that replaces one of them. */
    private static final int USUALLY_UNSETTLED = 3;

    private final Changes changes;
    private final Map<String, WorkingOrder> byId = new HashMap<>();
    private final TreeMap<Long, WorkingOrder> open = new TreeMap<>();
    private final TreeMap<Long, WorkingOrder> ended = new TreeMap<>();
    private final TreeMap<Long, WorkingOrder> held = new TreeMap<>();
    /** Of the ended ones; every decision asks for them. */
    private final TreeMap<Long, WorkingOrder> awaitingFills = new TreeMap<>();
    /** Entries that were executed in part and still work; asked for with every mark. */
    private final TreeMap<Long, WorkingOrder> partial = new TreeMap<>();

    Orders(Changes changes) {
        this.changes = changes;
    }

    WorkingOrder add(OrderTicket ticket, long sequence) {
        WorkingOrder order = new WorkingOrder(changes, ticket, sequence);
        byId.put(ticket.id(), order);
        open.put(sequence, order);
        return order;
    }

    /** Null when it is not known, or ended long ago. */
    @Nullable
    WorkingOrder find(@Nullable String id) {
        return id == null ? null : byId.get(id);
    }

    /** Those that have not ended, oldest first. */
    Collection<WorkingOrder> open() {
        return open.values();
    }

    /** Those that have not ended or whose fills have not all arrived, oldest first within each. */
    List<WorkingOrder> unsettled(String instrument) {
        List<WorkingOrder> found = new ArrayList<>(USUALLY_UNSETTLED);
        for (WorkingOrder order : open.values()) {
            if (order.ticket().instrument().equals(instrument)) {
                found.add(order);
            }
        }
        for (WorkingOrder order : awaitingFills.values()) {
            if (order.ticket().instrument().equals(instrument)) {
                found.add(order);
            }
        }
        return found;
    }

    /** Those that wait for a veto, oldest first. */
    Collection<WorkingOrder> held() {
        return held.values();
    }

    boolean areAnyHeld() {
        return !held.isEmpty();
    }

    void hold(WorkingOrder order, Hold hold) {
        order.hold(hold);
        held.put(order.sequence(), order);
    }

    /** It waits no longer. */
    void letGo(WorkingOrder order) {
        order.hold(null);
        held.remove(order.sequence());
    }

    /** Those that have ended and are still known, oldest end first. */
    Collection<WorkingOrder> ended() {
        return ended.values();
    }

    /** Those that have ended and whose fills have not all arrived, oldest end first. */
    Collection<WorkingOrder> awaitingFills() {
        return awaitingFills.values();
    }

    /**
     * Entries of which something may still be filled or booked.
     *
     * @param without parent whose waiting slices are left out; null where all count
     */
    List<WorkingOrder> pendingEntries(@Nullable String without) {
        List<WorkingOrder> pending = new ArrayList<>();
        for (WorkingOrder order : open.values()) {
            addPending(order, without, pending);
        }
        for (WorkingOrder order : awaitingFills.values()) {
            addPending(order, without, pending);
        }
        return pending;
    }

    private static void addPending(WorkingOrder order, @Nullable String without, List<WorkingOrder> pending) {
        boolean leftOut = order.isHeld() && order.ticket().isSliceOf(without);
        if (order.is(Leg.ENTRY) && order.outstanding().signum() > 0 && !leftOut) {
            pending.add(order);
        }
    }

    /** Entries of which a part was executed and the rest still works, oldest first. */
    Collection<WorkingOrder> partial() {
        return partial.values();
    }

    /** The same, safe to change while it is walked. */
    List<WorkingOrder> partialNow() {
        return new ArrayList<>(partial.values());
    }

    /** To be called after each change of what was executed or booked of an order. */
    void filled(WorkingOrder order) {
        if (order.isPartial()) {
            partial.put(order.sequence(), order);
        } else {
            partial.remove(order.sequence());
        }
        if (order.endedAs() == Clock.NEVER) {
            return;
        }
        if (order.awaitsFills()) {
            awaitingFills.put(order.endedAs(), order);
        } else {
            awaitingFills.remove(order.endedAs());
        }
    }

    /** @param place a number higher than that of every order that ended before */
    void end(WorkingOrder order, long place) {
        open.remove(order.sequence());
        order.endAs(place);
        ended.put(place, order);
        filled(order);
        if (ended.size() > ENDED_KEPT) {
            forget(oldestEnded());
        }
    }

    /** Of those whose fills have all arrived, or of all where there is none. */
    private WorkingOrder oldestEnded() {
        for (WorkingOrder candidate : ended.values()) {
            if (!candidate.awaitsFills()) {
                return candidate;
            }
        }
        return ended.firstEntry().getValue();
    }

    private void forget(WorkingOrder order) {
        ended.remove(order.endedAs());
        awaitingFills.remove(order.endedAs());
        byId.remove(order.ticket().id());
        changes.remove(order.slot());
    }

    void restore(String id, byte[] bytes) {
        WorkingOrder order = new WorkingOrder(changes, id);
        order.load(bytes);
        byId.put(id, order);
        if (order.isHeld()) {
            held.put(order.sequence(), order);
        }
        if (order.endedAs() == Clock.NEVER) {
            open.put(order.sequence(), order);
            filled(order);
        } else {
            ended.put(order.endedAs(), order);
            filled(order);
        }
    }
}
