package io.sluice.order;

import io.sluice.order.call.VenueCall;
import io.sluice.schemas.Alert;
import io.sluice.schemas.Drift;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.RejectReason;
import io.sluice.value.Money;
import java.time.Instant;
import java.util.Set;

/**
 * Takes what the order fold has decided, in its order. Records of one input are one transaction, together with the
 * position in what was read. Calls are made only after that transaction has been committed, and never if it has not: that
 * is the whole of exactly-once on this side. Where a transaction fails, the state that decided it is thrown away.
 */
public interface OrderSink {
    void event(OrderEvent event);

    void fill(Fill fill);

    void alert(Alert alert);

    void drift(Drift drift);

    /** The account's cash as the venue states it. */
    void balance(String currency, Money balance, Instant time);

    /**
     * What the venue says of the whole account; told after the fills that came with it.
     *
     * @param inFlight instruments of which executions may not all be known yet
     */
    void stated(AccountPicture picture, Set<String> inFlight, Instant time);

    /** Whether the account's orders, fills and positions agree with the venue. */
    void synchronised(boolean agrees, String reason, Instant time);

    /** The record that was just given has no effect. */
    void rejected(RejectReason reason, String detail);

    /** To be made after the commit; its answer is the fold's next input about it. */
    void call(VenueCall call);
}
