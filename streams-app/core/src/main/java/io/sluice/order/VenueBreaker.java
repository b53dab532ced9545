package io.sluice.order;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entries from a venue that fails again and again (O-PARALLEL). What reduces is let through: where protection cannot
 * be placed, trying is all there is. A venue that asks for silence is obeyed by everything.
 */
final class VenueBreaker {
    private final int limit;
    private final Duration open;
    private int failures;
    private @Nullable Instant openUntil;
    private @Nullable Instant silentUntil;

    VenueBreaker(int limit, Duration open) {
        this.limit = limit;
        this.open = open;
    }

    /** @return true when this failure has opened it */
    boolean failed(Instant now) {
        failures++;
        if (failures < limit) {
            return false;
        }
        boolean opens = openUntil == null;
        openUntil = now.plus(open);
        return opens;
    }

    /** @return true when this success has closed it */
    boolean succeeded() {
        boolean closes = openUntil != null;
        failures = 0;
        openUntil = null;
        return closes;
    }

    void silence(Instant until) {
        silentUntil = silentUntil == null || until.isAfter(silentUntil) ? until : silentUntil;
    }

    /** Milliseconds of 1970, none too few; 0 where no silence was asked for. */
    long silentUntil() {
        return silentUntil == null ? 0 : silentUntil.plusNanos(999_999).toEpochMilli();
    }

    boolean allowsCalls(Instant now) {
        return silentUntil == null || !now.isBefore(silentUntil);
    }

    /** After its time one entry may try, and the answer decides. */
    boolean allowsEntry(Instant now, int inFlight) {
        return openUntil == null || (inFlight == 0 && !now.isBefore(openUntil));
    }
}
