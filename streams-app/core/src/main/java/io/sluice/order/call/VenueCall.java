package io.sluice.order.call;

import io.sluice.schemas.OrderCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that is asked of a venue on behalf of one order. Each call gets exactly one answer. */
public sealed interface VenueCall {

    /** Number of this call, unique while one owner holds the account; its answer carries it. */
    long number();

    /** The command that placed, or places, the order. */
    OrderCommand order();

    /**
     * Instant at which the call was decided, before it was committed that it will be made: what a venue that judges
     * requests by their timestamp must be told, also when the request leaves much later.
     */
    Instant issuedAt();

    /**
     * Instant from which on the venue must no longer act on the request, and the caller no longer waits for it. Enforced
     * by the venue itself where it can be, and by the connector in any case: a request is not sent after it.
     */
    Instant deadline();

    /** Owner's number, higher than that of every owner before it; for venues that can refuse lower ones. */
    long epoch();

    /**
     * Place the order under its client order id.
     *
     * @param attempt how many times it has been claimed, from 1; not part of any id
     */
    record Place(long number, OrderCommand order, int attempt, Instant issuedAt, Instant deadline, long epoch)
            implements VenueCall {}

    /**
     * Take the order back.
     *
     * @param venueOrderId the venue's own id; null when it is not known
     */
    record Cancel(
            long number,
            OrderCommand order,
            @Nullable String venueOrderId,
            Instant issuedAt,
            Instant deadline,
            long epoch)
            implements VenueCall {}

    /** Tell all that is known of the order and its executions. */
    record LookUp(
            long number,
            OrderCommand order,
            @Nullable String venueOrderId,
            Instant issuedAt,
            Instant deadline,
            long epoch)
            implements VenueCall {}
}
