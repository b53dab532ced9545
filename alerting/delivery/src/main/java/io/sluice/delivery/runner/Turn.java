package io.sluice.delivery.runner;

import io.sluice.delivery.fold.Attempt;
import io.sluice.delivery.fold.DeliverySink;
import io.sluice.schemas.AlertDelivery;
import java.util.ArrayList;
import java.util.List;

/** What one turn has decided: the records of one transaction, and the attempts to be made after it. */
final class Turn implements DeliverySink {
    private final List<AlertDelivery> records = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();

    @Override
    public void record(AlertDelivery delivery) {
        records.add(delivery);
    }

    @Override
    public void attempt(Attempt attempt) {
        attempts.add(attempt);
    }

    List<AlertDelivery> records() {
        return records;
    }

    List<Attempt> attempts() {
        return attempts;
    }
}
