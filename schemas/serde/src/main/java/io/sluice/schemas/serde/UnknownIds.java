package io.sluice.schemas.serde;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Remembers for a while which ids the registry did not know, so that a topic full of garbage costs one question an id
 * and not one a record. Short, because a writer may register a moment after a reader asked of another node.
 */
final class UnknownIds {
    private static final int CAPACITY = 10_000;

    private final long lifeNanos;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<Integer, Long> askedAt = new ConcurrentHashMap<>();

    UnknownIds(Duration life, LongSupplier nanoTime) {
        this.lifeNanos = life.toNanos();
        this.nanoTime = nanoTime;
    }

    boolean contains(int id) {
        Long asked = askedAt.get(id);
        if (asked == null) {
            return false;
        }
        if (nanoTime.getAsLong() - asked < lifeNanos) {
            return true;
        }
        askedAt.remove(id, asked);
        return false;
    }

    void add(int id) {
        if (askedAt.size() >= CAPACITY) {
            askedAt.clear();
        }
        askedAt.put(id, nanoTime.getAsLong());
    }
}
