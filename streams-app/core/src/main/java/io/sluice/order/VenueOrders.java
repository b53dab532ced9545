package io.sluice.order;

import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderCommandKind;
import io.sluice.schemas.OrderEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one account at one venue, as their present owner knows them: those that are open, and those that ended not
 * long ago. Changed by {@link OrderFold} alone, on one thread at a time.
 *
 * <p>An owner begins with none and is shown what is recorded, in the order of each topic: first {@link
 * #restore(OrderCommand) commands}, then {@link #restore(OrderEvent) events}, then {@link #restore(Fill) fills}; then it
 * {@linkplain OrderInput.TakenOver takes over}.
 */
public final class VenueOrders {
    private static final int TOLD_KEPT = 10_000;

    private final String account;
    private final String venue;
    private final RetryPolicy retry;
    private final Map<String, LiveOrder> byId = new LinkedHashMap<>();
    private final Map<String, LiveOrder> byVenueId = new HashMap<>();
    private final Map<String, List<OrderEvent>> eventsBeforeCommand = new HashMap<>();
    private final Strangers strangers = new Strangers();
    private final Set<String> told = new LinkedHashSet<>();
    private final VenueBreaker breaker;
    private Instant now = Instant.MIN;
    private Instant forgottenUpTo = Instant.MIN;
    private Instant strangersFrom = Instant.MIN;
    private long epoch;
    private long calls;
    private boolean halted;
    private boolean compared;
    private boolean synchronised;

    VenueOrders(String account, String venue, RetryPolicy retry, VenueBreaker breaker) {
        this.account = account;
        this.venue = venue;
        this.retry = retry;
        this.breaker = breaker;
    }

    public String account() {
        return account;
    }

    public String venue() {
        return venue;
    }

    /**
     * Ids of the orders, and of the fills of others, that are still remembered: what must be readable for whoever restores
     * this.
     */
    public Set<String> remembered() {
        Set<String> ids = new HashSet<>(byId.keySet());
        ids.addAll(strangers.toldSince(strangersFrom));
        return ids;
    }

    /** Whether the account agrees with its venue. */
    public boolean isSynchronised() {
        return synchronised;
    }

    /** What is known of an order; null when it is not known, or ended long ago. */
    public @Nullable OrderRecord order(String orderId) {
        LiveOrder order = byId.get(orderId);
        return order == null ? null : order.record();
    }

    /** Number of orders that have not ended. */
    public int open() {
        return (int) byId.values().stream().filter(LiveOrder::isOpen).count();
    }

    /** Until when the venue has asked for silence, milliseconds of 1970; 0 where it has not. */
    public long silentUntil() {
        return breaker.silentUntil();
    }

    /** Obeys what the venue has asked the owner before. */
    public void restoreSilence(long untilMillis) {
        if (untilMillis > 0) {
            breaker.silence(Instant.ofEpochMilli(untilMillis));
        }
    }

    /** Shows a command that was taken in before. */
    public void restore(OrderCommand command) {
        if (command.getKind() == OrderCommandKind.PLACE) {
            byId.computeIfAbsent(command.getOrderId(), id -> new LiveOrder(command, retry));
        } else if (command.getKind() == OrderCommandKind.CANCEL) {
            LiveOrder order = byId.get(command.getOrderId());
            if (order != null) {
                order.requestCancel();
            }
        }
    }

    /** Shows an event that was recorded. One whose command has not been shown waits until it is taken in. */
    public void restore(OrderEvent event) {
        LiveOrder order = byId.get(event.getOrderId());
        if (OrderEvents.isOfAccount(event)) {
            // An order that is vetoed never gets here; of one that is released, the command says that it waited.
            return;
        }
        if (order == null) {
            eventsBeforeCommand
                    .computeIfAbsent(event.getOrderId(), id -> new ArrayList<>())
                    .add(event);
        } else if (event.getSequence() >= order.record().events()) {
            order.follow(event);
            index(order);
        }
    }

    /** Shows a fill that was booked. */
    public void restore(Fill fill) {
        if (fill.getOrigin() != null) {
            strangers.restore(fill);
            return;
        }
        LiveOrder order = byId.get(fill.getOrderId());
        if (order != null) {
            order.learnTrade(fill.getVenueTradeId());
        }
    }

    /** Takes a new order in; null when it is known, or was recorded before: then it is known from now on. */
    @Nullable
    LiveOrder takeIn(OrderCommand command) {
        if (byId.containsKey(command.getOrderId())) {
            return null;
        }
        LiveOrder order = new LiveOrder(command, retry);
        byId.put(order.id(), order);
        List<OrderEvent> recorded = eventsBeforeCommand.remove(order.id());
        if (recorded == null) {
            return order;
        }
        if (recorded.getFirst().getSequence() != order.record().events()) {
            byId.remove(order.id());
            return null;
        }
        recorded.forEach(order::follow);
        index(order);
        order.toBeAsked(now);
        return null;
    }

    void index(LiveOrder order) {
        String venueOrderId = order.record().venueOrderId();
        if (venueOrderId != null) {
            byVenueId.put(order.placed().getInstrument() + " " + venueOrderId, order);
        }
    }

    @Nullable
    LiveOrder find(String orderId) {
        return byId.get(orderId);
    }

    @Nullable
    LiveOrder find(VenueOrder order) {
        return find(order.clientOrderId(), order.instrument(), order.venueOrderId());
    }

    @Nullable
    LiveOrder find(VenueTrade trade) {
        return find(trade.clientOrderId(), trade.instrument(), trade.venueOrderId());
    }

    private @Nullable LiveOrder find(String clientOrderId, String instrument, String venueOrderId) {
        LiveOrder order = clientOrderId.isEmpty() ? null : byId.get(clientOrderId.substring(1));
        boolean ours = order != null && order.placed().getClientOrderId().equals(clientOrderId);
        return ours ? order : byVenueId.get(instrument + " " + venueOrderId);
    }

    /** All that are remembered, in the order in which they were placed. */
    Collection<LiveOrder> all() {
        return byId.values();
    }

    Strangers strangers() {
        return strangers;
    }

    void forgetEndedBefore(Instant instant) {
        strangersFrom = instant;
        for (Iterator<LiveOrder> each = byId.values().iterator(); each.hasNext(); ) {
            LiveOrder order = each.next();
            if (!order.isOpen() && order.lastEventAt().isBefore(instant)) {
                each.remove();
                byVenueId.remove(
                        order.placed().getInstrument() + " " + order.record().venueOrderId());
                Instant placed = order.placed().getTime();
                forgottenUpTo = placed.isAfter(forgottenUpTo) ? placed : forgottenUpTo;
            }
        }
    }

    /** Whether a command of this time may be of an order that was forgotten. */
    boolean mayBeForgotten(Instant commandTime) {
        return !commandTime.isAfter(forgottenUpTo);
    }

    /** @return true the first time something is told under this key */
    boolean tellOnce(String key) {
        boolean first = told.add(key);
        if (told.size() > TOLD_KEPT) {
            told.remove(told.iterator().next());
        }
        return first;
    }

    Instant now() {
        return now;
    }

    void advanceTo(Instant instant) {
        now = instant.isAfter(now) ? instant : now;
    }

    long epoch() {
        return epoch;
    }

    void ownedUnder(long number) {
        epoch = number;
    }

    long nextCall() {
        return ++calls;
    }

    VenueBreaker breaker() {
        return breaker;
    }

    boolean halted() {
        return halted;
    }

    void halted(boolean value) {
        halted = value;
    }

    boolean compared() {
        return compared;
    }

    void compared(boolean value) {
        compared = value;
    }

    void synchronised(boolean value) {
        synchronised = value;
    }
}
