package io.sluice.delivery.fold;

import io.sluice.delivery.fold.DeliveryEvent.Acknowledged;
import io.sluice.delivery.fold.DeliveryEvent.Answered;
import io.sluice.delivery.fold.DeliveryEvent.Learned;
import io.sluice.delivery.fold.DeliveryEvent.Overflowed;
import io.sluice.delivery.fold.DeliveryEvent.Recalled;
import io.sluice.delivery.fold.DeliveryEvent.Received;
import io.sluice.delivery.fold.DeliveryEvent.Recorded;
import io.sluice.delivery.fold.DeliveryEvent.Tick;
import io.sluice.schemas.AlertDelivery;
import io.sluice.schemas.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what goes out to whom, and when (N-RECEIPTS). Pure: alerts, records, receipts and time in; records and attempts
 * out. Its state is what its own records say, so that a new process that is shown the alerts and their records goes on
 * where the former one died.
 *
 * <p>Every attempt is recorded before it is made. One that was recorded and never answered may have arrived; it is made
 * again, marked as a repetition, so that channels that can will not wake anybody twice. A channel makes one attempt at a
 * time and rests after a failure. An alert that a channel has given up goes to the next one, and so does a critical one
 * that nobody has acknowledged.
 */
public final class DeliveryFold {
    /** The name of the WebSocket on records. It is no planned channel: everybody who listens is told at once. */
    public static final String WEBSOCKET = "websocket";

    private final DeliverySettings settings;
    private final Cases cases;
    private final Departures departures;

    public DeliveryFold(DeliverySettings settings) {
        this.settings = settings;
        this.cases = new Cases(settings);
        this.departures = new Departures(settings, cases);
    }

    /** @param out receives records and attempts in the order in which they must be written and made */
    public void apply(DeliveryEvent event, DeliverySink out) {
        switch (event) {
            case Learned learned -> learn(learned);
            case Recalled recalled -> cases.recall(recalled.alertId());
            case Recorded recorded -> cases.evolve(recorded.delivery());
            case Received received -> receive(received, out);
            case Acknowledged acknowledged -> acknowledge(acknowledged, out);
            case Answered answered -> answer(answered, out);
            case Overflowed full -> record(DeliveryRecords.overflowed(full), out);
            case Tick tick -> tick(tick.time(), out);
        }
        cases.closeWhatIsOver();
    }

    /** Ends a restoration: attempts without an answer get none any more. */
    public void restored() {
        cases.open().forEach(AlertCase::orphan);
        cases.closeWhatIsOver();
    }

    /** The alerts of which something is still to be done, oldest first. */
    public List<String> open() {
        return cases.open().stream().map(AlertCase::id).toList();
    }

    /** How many alerts wait on a channel or are under way there. */
    public int pending(String channel) {
        return departures.pending(channel);
    }

    private void learn(Learned learned) {
        Instant now = learned.time();
        AlertCase opened = cases.learn(learned.alert(), now);
        if (opened == null) {
            return;
        }
        for (ChannelPlan plan : settings.channels()) {
            if (plan.takes(learned.alert().getSeverity()) && plan.trigger() != Trigger.ESCALATION) {
                boolean waits = plan.trigger() == Trigger.UNRECEIVED;
                Duration wait = waits && learned.listeners() > 0 ? settings.receiptWait() : Duration.ZERO;
                opened.begin(plan, waits, now.plus(wait));
            }
        }
    }

    private void receive(Received received, DeliverySink out) {
        if (cases.knows(received.alertId()) && cases.isNewReceipt(received.alertId(), received.listener())) {
            record(DeliveryRecords.received(received), out);
        }
    }

    private void acknowledge(Acknowledged acknowledged, DeliverySink out) {
        if (cases.knows(acknowledged.alertId()) && !cases.isAcknowledged(acknowledged.alertId())) {
            record(DeliveryRecords.acknowledged(acknowledged), out);
        }
    }

    private void answer(Answered answered, DeliverySink out) {
        AlertCase about = cases.find(answered.alertId()).orElse(null);
        Sending sending = about == null
                ? null
                : about.sending(answered.channel(), answered.recipient()).orElse(null);
        if (about == null || sending == null || !sending.awaits(answered.number())) {
            return;
        }
        String channel = answered.channel();
        Instant now = answered.time();
        switch (answered.outcome()) {
            case Outcome.Delivered delivered -> {
                departures.wentWell(channel);
                settle(about, sending, DeliveryState.DELIVERED, delivered.detail(), now, out);
            }
            case Outcome.Refused refused -> {
                settle(about, sending, DeliveryState.FAILED, Failure.REFUSED.detail(refused.detail()), now, out);
                escalate(about, channel + " refused it", now, out);
            }
            case Outcome.Uncertain uncertain -> {
                departures.rest(sending.plan(), Optional.empty(), now);
                settle(about, sending, DeliveryState.FAILED, Failure.UNCERTAIN.detail(uncertain.detail()), now, out);
            }
            case Outcome.Unsent unsent -> {
                departures.rest(sending.plan(), unsent.notBefore(), now);
                settle(about, sending, DeliveryState.FAILED, Failure.UNSENT.detail(unsent.detail()), now, out);
            }
        }
        giveUp(about, sending, now, out);
    }

    private void settle(
            AlertCase about, Sending sending, DeliveryState state, String detail, Instant now, DeliverySink out) {
        record(DeliveryRecords.of(about.id(), sending, sending.attempts(), state, detail, now), out);
    }

    /** Repetitions are used up: the next channel is asked, and only a critical alert is still tried here. */
    private void giveUp(AlertCase about, Sending sending, Instant now, DeliverySink out) {
        if (!sending.waits() || !sending.usedUp()) {
            return;
        }
        String tried = "tried " + sending.attempts() + " times";
        if (sending.attempts() == sending.plan().retries() + 1) {
            escalate(about, sending.plan().channel() + " was " + tried, now, out);
        }
        if (!about.critical()) {
            record(DeliveryRecords.dropped(about.id(), sending, tried, now), out);
        }
    }

    private void tick(Instant now, DeliverySink out) {
        for (AlertCase open : cases.open()) {
            boolean overdue = open.critical()
                    && !open.isAcknowledged()
                    && !now.isBefore(open.escalatedAt().plus(settings.escalateAfter()));
            if (overdue) {
                escalate(open, "not acknowledged for " + settings.escalateAfter(), now, out);
            }
        }
        departures.bound(now, delivery -> record(delivery, out));
        for (Departures.Expired expired : departures.expired(now)) {
            String limit = expired.plan().timeToLive().toString();
            record(DeliveryRecords.dropped(expired.about().id(), expired.sending(), "older than " + limit, now), out);
            escalate(expired.about(), expired.plan().channel() + " did not deliver it within " + limit, now, out);
        }
        departures.due(now).forEach(due -> attempt(due, now, out));
    }

    private void escalate(AlertCase open, String why, Instant now, DeliverySink out) {
        cases.next(open).ifPresent(plan -> record(DeliveryRecords.escalated(open.id(), plan, why, now), out));
    }

    private void attempt(Departures.Due due, Instant now, DeliverySink out) {
        Sending sending = due.sending();
        int number = sending.attempts() + 1;
        boolean repeats = sending.mayHaveArrived();
        record(DeliveryRecords.of(due.about().id(), sending, number, DeliveryState.ATTEMPTED, null, now), out);
        out.attempt(new Attempt(due.about().alert(), sending.plan().channel(), sending.recipient(), number, repeats));
    }

    private void record(AlertDelivery delivery, DeliverySink out) {
        out.record(delivery);
        cases.evolve(delivery);
    }
}
