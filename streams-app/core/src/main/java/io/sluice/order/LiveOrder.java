package io.sluice.order;

import io.sluice.order.call.VenueCall;
import io.sluice.order.call.VenueOrderStatus;
import io.sluice.schemas.ErrorClass;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.OrderState;
import io.sluice.schemas.OrderType;
import io.sluice.value.Quantity;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One order and what is being done about it. What exactly once rests on follows from the order's events alone, told live or
 * read back: how often it was claimed, until when a claim can still take effect, whether the venue has said that it knows
 * it. The rest is about asking, and begins anew with each owner.
 */
final class LiveOrder {
    /** Reason of a missing answer: the venue said that it knows the order. Then not being found proves nothing. */
    static final String EXISTS = "EXISTS";

    /** Reason of a call that never left: it does not count as a try. */
    static final String NOT_SENT = "NOT_SENT";

    private final RetryPolicy retry;
    private final Set<String> tradeIds = new HashSet<>();
    private OrderRecord record;
    private int attempts;
    private int retriesUsed;
    private Instant deadline = Instant.MIN;
    private Instant lastEventAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private Instant unknownSince = Instant.MIN;
    private ErrorClass lastError = ErrorClass.UNKNOWN_ERROR;
    private boolean exists;

    private boolean cancelRequested;
    private boolean asked = true;
    private int absences;
    private int asks;
    private Instant nextAsk = Instant.MAX;
    private Instant nextCancel = Instant.MIN;
    private @Nullable VenueCall inFlight;
    private Quantity venueFilled = Quantity.ZERO;
    private @Nullable VenueEnd venueEnd;
    private boolean alerted;

    /** How the venue said that the order ended; told as soon as all that it executed has been booked. */
    record VenueEnd(
            VenueOrderStatus status,
            @Nullable String reason,
            @Nullable String text,
            Instant time) {}

    LiveOrder(OrderCommand placed, RetryPolicy retry) {
        this.record = OrderRecord.of(placed);
        this.retry = retry;
    }

    OrderRecord record() {
        return record;
    }

    OrderCommand placed() {
        return record.placed();
    }

    String id() {
        return record.id();
    }

    /** QUEUED until anything was told. */
    OrderState state() {
        OrderState state = record.state();
        return state == null ? OrderState.QUEUED : state;
    }

    boolean isOpen() {
        return !record.isTerminal();
    }

    /** Nothing is certain about its execution, now or soon. */
    boolean isBeingSent() {
        return state() == OrderState.SUBMITTING || state() == OrderState.UNKNOWN;
    }

    boolean works() {
        return state() == OrderState.ACCEPTED || state() == OrderState.PARTIALLY_FILLED;
    }

    /** Its executions may not all be known. */
    boolean isSettling(Instant now) {
        boolean immediate = works() && placed().getType() == OrderType.MARKET;
        boolean behind = record.filled().compareTo(venueFilled) < 0;
        return isOpen() && (isBeingSent() || immediate || behind || !nextAsk.isAfter(now));
    }

    boolean isEntry() {
        return !placed().getReduceOnly();
    }

    /** The one place where an event changes an order, told or read back. */
    void follow(OrderEvent event) {
        record = record.after(event);
        lastEventAt = event.getTime();
        ErrorClass errorClass = event.getErrorClass();
        switch (event.getKind()) {
            case CLAIM -> {
                attempts++;
                deadline = event.getDeadline() == null ? event.getTime() : event.getDeadline();
                exists = false;
                absences = 0;
                asks = 0;
            }
            case NO_ANSWER -> {
                unknownSince = event.getTime();
                exists = EXISTS.equals(event.getReason());
                lastError = errorClass == null ? ErrorClass.UNKNOWN_ERROR : errorClass;
                alerted = false;
            }
            case PROVEN_ABSENT -> {
                lastError = errorClass == null ? lastError : errorClass;
                retriesUsed += NOT_SENT.equals(event.getReason()) ? 0 : 1;
                notBefore = event.getTime().plus(retry.backOff(lastError, id(), Math.max(1, retriesUsed)));
            }
            case ACCEPT -> asks = 0;
            default -> nextAsk = record.isTerminal() ? Instant.MAX : nextAsk;
        }
    }

    /** @return false when it was known */
    boolean learnTrade(String tradeId) {
        return tradeIds.add(tradeId);
    }

    int attempts() {
        return attempts;
    }

    /** Times it was sent, or may have been, and may be sent again after. */
    int retriesUsed() {
        return retriesUsed;
    }

    Instant deadline() {
        return deadline;
    }

    Instant lastEventAt() {
        return lastEventAt;
    }

    Instant notBefore() {
        return notBefore;
    }

    void notBefore(Instant instant) {
        notBefore = instant.isAfter(notBefore) ? instant : notBefore;
    }

    Instant unknownSince() {
        return unknownSince;
    }

    ErrorClass lastError() {
        return lastError;
    }

    /** The venue has said that it knows the order. */
    boolean exists() {
        return exists;
    }

    void foundToExist() {
        exists = true;
    }

    boolean cancelRequested() {
        return cancelRequested;
    }

    void requestCancel() {
        cancelRequested = true;
    }

    /** Whether this owner has had an answer about it; true for an order that this owner has taken in itself. */
    boolean asked() {
        return asked;
    }

    /** Whoever takes an order over asks first. */
    void toBeAsked(Instant now) {
        asked = false;
        nextAsk = now;
        inFlight = null;
    }

    void answered() {
        asked = true;
    }

    /** @return how many times in a row it was not found when it should have been */
    int absent() {
        return ++absences;
    }

    /** @return how many times in a row asking has come to nothing */
    int askedInVain() {
        return ++asks;
    }

    Instant nextAsk() {
        return nextAsk;
    }

    void askAt(Instant instant) {
        nextAsk = instant;
    }

    Instant nextCancel() {
        return nextCancel;
    }

    void cancelAgainAt(Instant instant) {
        nextCancel = instant;
    }

    @Nullable
    VenueCall inFlight() {
        return inFlight;
    }

    void calling(VenueCall call) {
        inFlight = call;
    }

    /** @return the call under this number; null when the order no longer waits for it */
    @Nullable
    VenueCall returned(long number) {
        VenueCall call = inFlight;
        if (call == null || call.number() != number) {
            return null;
        }
        inFlight = null;
        return call;
    }

    /** What the venue has executed of it at least; never less than before. */
    Quantity venueFilled() {
        return venueFilled;
    }

    void venueFilled(Quantity filled) {
        venueFilled = filled.compareTo(venueFilled) > 0 ? filled : venueFilled;
    }

    @Nullable
    VenueEnd venueEnd() {
        return venueEnd;
    }

    void venueEnd(VenueEnd end) {
        venueEnd = end;
    }

    /** @return true the first time */
    boolean alertOnce() {
        boolean first = !alerted;
        alerted = true;
        return first;
    }
}
