package io.sluice.delivery.runner;

import io.sluice.delivery.fold.Attempt;
import io.sluice.delivery.fold.DeliveryEvent;
import io.sluice.delivery.fold.DeliveryFold;
import io.sluice.delivery.fold.Outcome;
import io.sluice.delivery.websocket.Feedback;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/** What happens beside Kafka, on its way to the fold: bounded, taken from any thread. */
final class Inbox implements Feedback {
    private static final int BOUND = 10_000;

    private final LinkedBlockingQueue<DeliveryEvent> events = new LinkedBlockingQueue<>(BOUND);
    private final LinkedBlockingQueue<DeliveryEvent> answers = new LinkedBlockingQueue<>();
    private final InstantSource clock;
    private volatile Runnable alarm = () -> {};

    Inbox(InstantSource clock) {
        this.clock = clock;
    }

    /** What is called whenever something has come. */
    void onArrival(Runnable wake) {
        alarm = wake;
    }

    @Override
    public void received(String alertId, String listener) {
        offer(new DeliveryEvent.Received(alertId, listener, clock.instant()));
    }

    @Override
    public boolean acknowledged(String alertId, String who, String reason) {
        return acknowledged(alertId, DeliveryFold.WEBSOCKET, who, reason);
    }

    boolean acknowledged(String alertId, String channel, String who, String reason) {
        return offer(new DeliveryEvent.Acknowledged(alertId, channel, who, reason, clock.instant()));
    }

    @Override
    public void dropped(String alertId, String listeners, int occasion) {
        offer(new DeliveryEvent.Overflowed(alertId, listeners, occasion, clock.instant()));
    }

    /** Never refused: there is one for each attempt, and attempts are few. */
    void answered(Attempt attempt, Outcome outcome) {
        answers.add(new DeliveryEvent.Answered(
                attempt.alert().getId(),
                attempt.channel(),
                attempt.recipient(),
                attempt.number(),
                outcome,
                clock.instant()));
        alarm.run();
    }

    private boolean offer(DeliveryEvent event) {
        boolean taken = events.offer(event);
        alarm.run();
        return taken;
    }

    List<DeliveryEvent> take() {
        List<DeliveryEvent> taken = new ArrayList<>();
        answers.drainTo(taken);
        events.drainTo(taken);
        return taken;
    }
}
