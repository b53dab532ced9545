package io.sluice.venue;

import io.sluice.schemas.Fill;
import io.sluice.schemas.FundingPayment;
import io.sluice.schemas.FundingRate;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.RejectReason;
import java.time.Instant;

/** Takes the paper venue's outputs, in the order in which they happened. */
public interface PaperSink {
    /** An order moved to another state. */
    void orderEvent(OrderEvent event);

    /** An order was executed, wholly or in part. */
    void fill(Fill fill);

    /** The account received or paid for what it held at a settlement instant. */
    void funding(FundingPayment payment);

    /** What holding an instrument costs from now on, where its definition says that it has funding. */
    default void fundingRate(String account, FundingRate rate, Instant time) {}

    /** The command or event was refused and changed nothing. */
    void rejected(RejectReason reason, String detail);
}
