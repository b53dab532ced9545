package io.sluice.delivery.fold;

import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plays a story to a fold and keeps what it decides, as lines that are compared as a whole. */
final class Script implements DeliverySink {
    static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

    private final Map<String, String> names = new TreeMap<>();
    private final List<AlertDelivery> log = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final DeliverySettings settings;
    private List<String> lines = new ArrayList<>();
    private DeliveryFold fold;
    private Instant now = START;

    Script(DeliverySettings settings) {
        this.settings = settings;
        this.fold = new DeliveryFold(settings);
    }

    DeliveryFold fold() {
        return fold;
    }

    Script alert(String name, Alert alert, int listeners) {
        names.put(alert.getId(), name);
        alerts.add(alert);
        return apply(new DeliveryEvent.Learned(alert, listeners, now));
    }

    Script received(Alert alert, String listener) {
        return apply(new DeliveryEvent.Received(alert.getId(), listener, now));
    }

    Script acknowledged(Alert alert, String who) {
        return apply(new DeliveryEvent.Acknowledged(alert.getId(), "websocket", who, "seen", now));
    }

    Script answered(Alert alert, String channel, String recipient, int number, Outcome outcome) {
        return apply(new DeliveryEvent.Answered(alert.getId(), channel, recipient, number, outcome, now));
    }

    Script after(Duration time) {
        now = now.plus(time);
        return apply(new DeliveryEvent.Tick(now));
    }

    /** The process dies, and another is shown what the topics hold. */
    Script restarted() {
        fold = new DeliveryFold(settings);
        List<String> before = lines;
        alerts.forEach(alert -> apply(new DeliveryEvent.Learned(alert, 1, now)));
        log.forEach(record -> apply(new DeliveryEvent.Recorded(record)));
        fold.restored();
        lines = before;
        return this;
    }

    private Script apply(DeliveryEvent event) {
        fold.apply(event, this);
        return this;
    }

    /** What was decided since the last call. */
    List<String> decided() {
        List<String> told = lines;
        lines = new ArrayList<>();
        return told;
    }

    @Override
    public void record(AlertDelivery delivery) {
        log.add(delivery);
        String why = delivery.getDetail() == null ? "" : " (" + delivery.getDetail() + ")";
        lines.add("%s %s %s %s#%d%s"
                .formatted(
                        delivery.getState(),
                        names.getOrDefault(delivery.getAlertId(), "?"),
                        delivery.getChannel(),
                        delivery.getRecipient(),
                        delivery.getAttempt(),
                        why));
    }

    @Override
    public void attempt(Attempt attempt) {
        lines.add("send %s %s %s%s"
                .formatted(
                        names.get(attempt.alert().getId()),
                        attempt.channel(),
                        attempt.recipient(),
                        attempt.mayRepeat() ? " again" : ""));
    }
}
