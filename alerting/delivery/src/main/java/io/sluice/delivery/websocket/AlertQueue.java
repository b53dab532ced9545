package io.sluice.delivery.websocket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one listener has yet to be sent (A-BOUND): never more than its bound. When there is no room, the oldest that is not
 * critical goes, and only where there is none the oldest of all. Not safe for threads.
 */
final class AlertQueue {
    private final Deque<Queued> waiting = new ArrayDeque<>();
    private final int bound;

    /**
     * A message that waits. Texts are shared between listeners.
     *
     * @param alertId null for what is no alert
     */
    record Queued(@Nullable String alertId, boolean critical, String text) {}

    AlertQueue(int bound) {
        this.bound = bound;
    }

    /** @return what went for it, which may be the message itself */
    Optional<Queued> offer(Queued message) {
        waiting.addLast(message);
        return waiting.size() > bound ? Optional.of(dropOldest()) : Optional.empty();
    }

    private Queued dropOldest() {
        for (Iterator<Queued> each = waiting.iterator(); each.hasNext(); ) {
            Queued oldest = each.next();
            if (!oldest.critical()) {
                each.remove();
                return oldest;
            }
        }
        return waiting.removeFirst();
    }

    Optional<Queued> poll() {
        return Optional.ofNullable(waiting.pollFirst());
    }

    int size() {
        return waiting.size();
    }
}
