package io.sluice.binance.venue;

import io.sluice.order.call.VenueOrder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Under which client order id each of the exchange's own ids was placed: executions by REST bear only the latter, and a
 * conditional order that triggers becomes an order with another id. Remembers the latest ten thousand. Thread-safe.
 */
final class OrderNames {
    private static final int KEPT = 10_000;

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> told = new LinkedHashSet<>();
    private final Set<String> instruments = new LinkedHashSet<>();

    /** An order was told, by whatever way. */
    synchronized void learn(VenueOrder order) {
        learn(order.instrument(), order.venueOrderId(), order.clientOrderId());
    }

    /** An order has this name. A conditional order's name is kept by what it becomes. */
    synchronized void learn(String instrument, String venueOrderId, String clientOrderId) {
        if (clientOrderId.isEmpty()) {
            return;
        }
        instruments.add(instrument);
        names.putIfAbsent(key(instrument, venueOrderId), clientOrderId);
        told.add(clientOrderId);
        if (names.size() > KEPT) {
            names.remove(names.keySet().iterator().next());
        }
        if (told.size() > KEPT) {
            told.remove(told.iterator().next());
        }
    }

    /** A conditional order has become this order, which goes by the conditional order's name from now on. */
    synchronized void became(String instrument, String actualOrderId, String clientAlgoId) {
        names.put(key(instrument, actualOrderId), clientAlgoId);
        instruments.add(instrument);
    }

    /** The client order id; null when it is not known. */
    synchronized @Nullable String of(String instrument, String venueOrderId) {
        return names.get(key(instrument, venueOrderId));
    }

    /** Whether the exchange has ever told of an order under this id, in this session. */
    synchronized boolean toldOf(String clientOrderId) {
        return told.contains(clientOrderId);
    }

    /** Instruments in which orders were told of. */
    synchronized Set<String> instruments() {
        return Set.copyOf(instruments);
    }

    private static String key(String instrument, String venueOrderId) {
        return instrument + " " + venueOrderId;
    }
}
