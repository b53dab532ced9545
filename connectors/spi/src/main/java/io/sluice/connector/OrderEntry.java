package io.sluice.connector;

import io.sluice.order.call.Answer;
import io.sluice.order.call.VenueCall;

/**
 * Places and cancels. Each call makes at most one request, which leaves at most once, and returns by its deadline.
 *
 * <p>A call that finds its deadline passed before the first byte has left sends nothing and answers {@link
 * Answer.Refused} with class TIMEOUT_ERROR and code {@value #NOT_SENT}: that is the one time-out of which it is certain
 * that nothing was executed. From the first byte on, a call that fails is {@link Answer.Unknown}.
 */
public interface OrderEntry {

    /** Code of a call whose deadline had passed before anything was sent. */
    String NOT_SENT = "NOT_SENT";

    /**
     * Sends the order under its client order id, as it is: no rounding, no default, no repair. The request bears the
     * call's {@code issuedAt} as its timestamp where the venue judges by one, and its {@code deadline} or epoch where the
     * venue enforces them. Never takes a newer timestamp because time has passed.
     *
     * @return {@link Answer.Accepted} only with the venue's own id; {@link Answer.AlreadyExists} where the venue refuses
     *     the client order id as known
     */
    Answer place(VenueCall.Place call);

    /**
     * Asks for the order's end. To cancel twice is harmless, so this may be called again without proof.
     *
     * @return {@link Answer.Accepted} when the venue has taken it, with the order as it then stands; {@link
     *     Answer.Unknown} also when the venue says that it knows no such order
     */
    Answer cancel(VenueCall.Cancel call);
}
