package io.sluice.order;

import io.sluice.order.call.VenueOrder;
import io.sluice.order.call.VenueTrade;
import io.sluice.schemas.DriftKind;
import io.sluice.schemas.Fill;
import io.sluice.schemas.FillOrigin;
import io.sluice.schemas.Leg;
import io.sluice.schemas.Severity;
import io.sluice.schemas.id.Ids;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Executions of orders that nobody here has placed (O-EXTERNAL): they are told to the account as fills that name who made
 * them, each once. A venue may tell an execution without our id, before it has told its own id of our order: such a one
 * waits as long as it may be ours.
 */
final class Strangers {
    /** What stands where a fill of ours names its decision. */
    static final String NO_DECISION = "EXTERNAL";

    private static final int KEPT = 10_000;

    private record Waiting(VenueTrade trade, Instant since) {}

    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Map<String, Instant> told = new LinkedHashMap<>();
    private final Map<String, FillOrigin> makers = new LinkedHashMap<>();

    /** A fill of nobody here was recorded before. */
    void restore(Fill fill) {
        told.put(fill.getId(), fill.getTime());
    }

    /** Whether an execution was told as somebody else's. */
    boolean wasTold(String fillId) {
        return told.containsKey(fillId);
    }

    /** Ids of the fills that were told and happened after an instant. */
    Set<String> toldSince(Instant instant) {
        Set<String> ids = new HashSet<>();
        told.forEach((id, time) -> {
            if (!time.isBefore(instant)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** The venue has shown an order that is not ours, and by its reason perhaps who made it. */
    void shown(VenueOrder order) {
        FillOrigin maker = maker(order.reason());
        if (maker != FillOrigin.EXTERNAL) {
            bound(makers);
            makers.put(key(order.instrument(), order.venueOrderId()), maker);
        }
    }

    private static FillOrigin maker(@Nullable String reason) {
        return switch (reason == null ? "" : reason) {
            case VenueOrder.LIQUIDATION -> FillOrigin.LIQUIDATION;
            case VenueOrder.ADL -> FillOrigin.DELEVERAGING;
            case VenueOrder.SETTLEMENT, VenueOrder.DELIVERY -> FillOrigin.SETTLEMENT;
            default -> FillOrigin.EXTERNAL;
        };
    }

    /** The venue has shown an execution of no order that is known. */
    void traded(OrderTurn turn, VenueTrade trade) {
        String id = fillId(turn, trade);
        if (!told.containsKey(id)) {
            waiting.putIfAbsent(id, new Waiting(trade, turn.now()));
        }
    }

    /** Instruments of executions that have not been told yet. */
    Set<String> waitingIn() {
        Set<String> instruments = new HashSet<>();
        waiting.values().forEach(each -> instruments.add(each.trade().instrument()));
        return instruments;
    }

    /** Tells those that cannot be ours, and gives those that are to their orders. */
    void settle(OrderTurn turn) {
        for (Iterator<Map.Entry<String, Waiting>> each = waiting.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, Waiting> entry = each.next();
            VenueTrade trade = entry.getValue().trade();
            LiveOrder owner = turn.state().find(trade);
            if (owner != null) {
                each.remove();
                Adoption.traded(turn, owner, trade);
            } else if (!mayBeOurs(turn, entry.getValue())) {
                each.remove();
                tell(turn, entry.getKey(), trade);
            }
        }
    }

    private static boolean mayBeOurs(OrderTurn turn, Waiting waiting) {
        VenueTrade trade = waiting.trade();
        if (!trade.clientOrderId().isEmpty()) {
            return false;
        }
        boolean young = turn.now().isBefore(waiting.since().plus(turn.settings().settling()));
        return young || turn.state().all().stream().anyMatch(order -> isUnidentified(order, trade));
    }

    /** An order that may be at the venue under an id that is not known yet. */
    private static boolean isUnidentified(LiveOrder order, VenueTrade trade) {
        return order.isOpen()
                && order.attempts() > 0
                && order.record().venueOrderId() == null
                && order.placed().getInstrument().equals(trade.instrument())
                && order.placed().getSide() == trade.side();
    }

    private void tell(OrderTurn turn, String id, VenueTrade trade) {
        String what = "trade " + trade.tradeId() + ": " + trade.side() + " " + trade.quantity() + " "
                + trade.instrument() + " at " + trade.price();
        if (Ids.isClientOrder(trade.clientOrderId())) {
            // Of an order that ended long ago: what was executed of it was booked when that was told.
            turn.drift(
                    DriftKind.FILL_MISSING_HERE,
                    Severity.CRITICAL,
                    trade.instrument(),
                    trade.tradeId(),
                    "no order that it could be of",
                    what,
                    "Not booked: it bears an id of ours. Positions are compared all the same.");
            return;
        }
        FillOrigin maker = makers.getOrDefault(key(trade.instrument(), trade.venueOrderId()), FillOrigin.EXTERNAL);
        bound(told);
        told.put(id, trade.time());
        turn.sink().fill(fill(turn, id, trade, maker));
        turn.difference(
                DriftKind.FILL_MISSING_HERE,
                Severity.CRITICAL,
                trade.instrument(),
                trade.tradeId(),
                "no order that it could be of",
                what,
                "Told to the account as " + maker + ".");
    }

    private static Fill fill(OrderTurn turn, String id, VenueTrade trade, FillOrigin maker) {
        VenueOrders state = turn.state();
        return new Fill(
                id,
                state.account(),
                state.venue(),
                trade.instrument(),
                Ids.of("external-order", state.venue(), trade.instrument(), trade.venueOrderId()),
                trade.clientOrderId(),
                NO_DECISION,
                null,
                Leg.UNRECOGNISED,
                trade.tradeId(),
                trade.side(),
                trade.quantity().value(),
                trade.price().value(),
                trade.fee().value(),
                trade.feeCurrency(),
                trade.liquidity(),
                null,
                trade.time(),
                maker);
    }

    private static String fillId(OrderTurn turn, VenueTrade trade) {
        return Ids.fill(turn.state().venue(), trade.instrument(), trade.tradeId());
    }

    private static String key(String instrument, String venueOrderId) {
        return instrument + " " + venueOrderId;
    }

    /** Lets the oldest go where there are too many. */
    private static void bound(Map<String, ?> map) {
        if (map.size() >= KEPT) {
            map.remove(map.keySet().iterator().next());
        }
    }
}
