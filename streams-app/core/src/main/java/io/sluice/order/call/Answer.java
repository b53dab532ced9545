package io.sluice.order.call;

import io.sluice.schemas.ErrorClass;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a venue answered to a call that wants something of it: to place an order, or to cancel one.
 *
 * <p>When in doubt it is {@link Unknown}. The cost of that is a question; the cost of a {@link Refused} that was none is
 * a second order.
 */
public sealed interface Answer {

    /** What is certain after this answer. */
    Outcome outcome();

    /**
     * The venue has done it: placed the order, or taken the cancel.
     *
     * @param order the order as the answer tells it, with the executions that the answer itself holds. After a cancel
     *     that only takes effect later, it still works
     */
    record Accepted(VenueOrder order) implements Answer {
        @Override
        public Outcome outcome() {
            return Outcome.EXISTS;
        }
    }

    /**
     * The venue has not done it and will not: {@link Outcome#NOT_EXECUTED}. Only for what the venue's documents say so
     * of, and for requests of which not one byte was sent.
     *
     * @param errorClass decides whether and when it is tried again
     * @param code the venue's code, or a stable one of ours
     * @param text the reason in the venue's words, without secrets
     * @param retryAfter what the venue demands to be waited; null when it demands nothing
     */
    record Refused(
            ErrorClass errorClass,
            String code,
            String text,
            @Nullable Duration retryAfter) implements Answer {
        @Override
        public Outcome outcome() {
            return Outcome.NOT_EXECUTED;
        }
    }

    /**
     * The venue says that it knows this client order id already. That is not a rejection: the order is looked up and
     * adopted, and is never sent again on the strength of not being found. Not an answer to a cancel.
     *
     * @param code the venue's code
     * @param text the venue's words, without secrets
     */
    record AlreadyExists(String code, String text) implements Answer {
        @Override
        public Outcome outcome() {
            return Outcome.EXISTS;
        }
    }

    /**
     * Nobody knows: no answer in time, a broken connection, an answer that says so, or one that is not understood. Also
     * the answer to a cancel of an order that the venue says it does not know, because that proves nothing.
     *
     * @param errorClass decides whether and when it may be tried again, once the order has been proven absent
     * @param code the venue's code, or a stable one of ours
     * @param text what is known, without secrets
     */
    record Unknown(ErrorClass errorClass, String code, String text) implements Answer {
        @Override
        public Outcome outcome() {
            return Outcome.UNKNOWN;
        }
    }
}
