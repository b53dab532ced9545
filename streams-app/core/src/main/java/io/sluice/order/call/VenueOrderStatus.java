package io.sluice.order.call;

/** Where an order stands at its venue. How much of it was executed is told beside it, not by it. */
public enum VenueOrderStatus {
    /** Taken, and more may happen to it: new, partly executed, a stop that waits for its trigger. */
    WORKING,
    /** All of it was executed. */
    FILLED,
    /** Ended because somebody wanted it to: us, the operator by hand, the venue. */
    CANCELLED,
    /** Ended by its own terms, for example an immediate order that found nobody. */
    EXPIRED,
    /** Refused after it was taken, for example a stop that was judged again when it triggered. */
    REJECTED;

    /** Whether nothing of it works any more. */
    public boolean isEnd() {
        return this != WORKING;
    }
}
