package io.sluice.delivery.fold;

import io.sluice.schemas.AlertDelivery;

/** Takes what the fold decides. */
public interface DeliverySink {
    /** To be recorded before anything else is done. */
    void record(AlertDelivery delivery);

    /** To be made when its record is durable, and then answered with what came of it. */
    void attempt(Attempt attempt);
}
