package io.sluice.connector.runner;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** From where on each topic must be read to restore the orders that are remembered. */
final class Watermarks {
    private final Map<String, HandOver> origins = new HashMap<>();
    private long eventsEnd;
    private long fillsEnd;

    /** All that was written so far lies before these. */
    void ends(long events, long fills) {
        eventsEnd = Math.max(eventsEnd, events);
        fillsEnd = Math.max(fillsEnd, fills);
    }

    /** An order was read at this offset, or a fill of others is about to be written; all of it will lie behind what has been. */
    void began(String orderId, long ordersOffset) {
        origins.putIfAbsent(orderId, new HandOver(0, ordersOffset, eventsEnd, fillsEnd));
    }

    /** The same of an order whose records were read back, of which the first events and fills lie no earlier. */
    void restored(String orderId, long ordersOffset, long eventsFrom, long fillsFrom) {
        origins.put(orderId, new HandOver(0, ordersOffset, eventsFrom, fillsFrom));
    }

    /** @param remembered orders that must be restorable; all others are let go */
    HandOver handOver(long epoch, long nextOrder, Set<String> remembered) {
        origins.keySet().retainAll(remembered);
        long orders = nextOrder;
        long events = eventsEnd;
        long fills = fillsEnd;
        for (HandOver origin : origins.values()) {
            orders = Math.min(orders, origin.ordersFrom());
            events = Math.min(events, origin.eventsFrom());
            fills = Math.min(fills, origin.fillsFrom());
        }
        return new HandOver(epoch, orders, events, fills);
    }
}
