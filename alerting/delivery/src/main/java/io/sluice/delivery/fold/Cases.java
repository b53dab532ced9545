package io.sluice.delivery.fold;

import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The alerts of which something is to be done, and the last ones of which nothing is: bounded, whatever happens. */
final class Cases {
    private static final int REMEMBERED = 10_000;
    private static final int RECEIPTS = 100;

    private final DeliverySettings settings;
    private final Map<String, AlertCase> open = new LinkedHashMap<>();
    private final Map<String, Closed> closed = new LinkedHashMap<>();

    /** What is remembered of an alert that is over: enough to count its receipts and acknowledgement once. */
    private static final class Closed {
        private final Set<String> receivedBy = new HashSet<>();
        private boolean acknowledged;
    }

    Cases(DeliverySettings settings) {
        this.settings = settings;
    }

    Collection<AlertCase> open() {
        return open.values();
    }

    /** The channel that is asked next, where there is one left. */
    Optional<ChannelPlan> next(AlertCase about) {
        return settings.channels().stream()
                .filter(plan -> !about.hasBegun(plan))
                .findFirst();
    }

    void recall(String alertId) {
        if (!open.containsKey(alertId)) {
            memory(alertId);
        }
    }

    /** @return null where it is known already */
    @Nullable
    AlertCase learn(Alert alert, Instant now) {
        if (open.containsKey(alert.getId()) || closed.containsKey(alert.getId())) {
            return null;
        }
        AlertCase opened = new AlertCase(alert, now);
        open.put(alert.getId(), opened);
        return opened;
    }

    Optional<AlertCase> find(String alertId) {
        return Optional.ofNullable(open.get(alertId));
    }

    boolean knows(String alertId) {
        return open.containsKey(alertId) || closed.containsKey(alertId);
    }

    boolean isAcknowledged(String alertId) {
        return find(alertId)
                .map(AlertCase::isAcknowledged)
                .orElseGet(() -> closed.containsKey(alertId) && closed.get(alertId).acknowledged);
    }

    /** Whether a receipt says something new. */
    boolean isNewReceipt(String alertId, String listener) {
        Set<String> listeners = memory(alertId).receivedBy;
        return listeners.size() < RECEIPTS && !listeners.contains(listener);
    }

    private Closed memory(String alertId) {
        Closed memory = closed.computeIfAbsent(alertId, id -> new Closed());
        forget();
        return memory;
    }

    private void forget() {
        var oldest = closed.entrySet().iterator();
        while (closed.size() > REMEMBERED && oldest.hasNext()) {
            if (!open.containsKey(oldest.next().getKey())) {
                oldest.remove();
            }
        }
    }

    void closeWhatIsOver() {
        List<AlertCase> over = new ArrayList<>();
        for (AlertCase each : open.values()) {
            if (each.over(next(each))) {
                over.add(each);
            }
        }
        over.forEach(each -> {
            open.remove(each.id());
            memory(each.id()).acknowledged |= each.isAcknowledged();
        });
    }

    /** Makes the state say what the record says; the only way in which it changes. */
    void evolve(AlertDelivery record) {
        remember(record);
        AlertCase about = open.get(record.getAlertId());
        if (about == null) {
            return;
        }
        Optional<Sending> sending = about.sending(record.getChannel(), record.getRecipient());
        switch (record.getState()) {
            case ATTEMPTED ->
                sending.or(() -> begin(about, record))
                        .ifPresent(each -> each.attempted(record.getAttempt(), record.getTime()));
            case DELIVERED -> delivered(about, record, sending);
            case FAILED -> sending.ifPresent(each -> about.failed(each, Failure.of(detail(record))));
            case DROPPED -> sending.ifPresent(Sending::settle);
            case ACKNOWLEDGED -> about.acknowledge();
            case ESCALATED -> {
                about.escalated(record.getTime());
                settings.channel(record.getChannel()).ifPresent(plan -> about.begin(plan, false, record.getTime()));
            }
            case UNRECOGNISED -> {}
        }
    }

    private void remember(AlertDelivery record) {
        Closed memory = memory(record.getAlertId());
        switch (record.getState()) {
            case ACKNOWLEDGED -> memory.acknowledged = true;
            case DELIVERED -> {
                if (record.getChannel().equals(DeliveryFold.WEBSOCKET) && memory.receivedBy.size() < RECEIPTS) {
                    memory.receivedBy.add(record.getRecipient());
                }
            }
            case ATTEMPTED, FAILED, DROPPED, ESCALATED, UNRECOGNISED -> {}
        }
    }

    private static void delivered(AlertCase about, AlertDelivery record, Optional<Sending> sending) {
        if (record.getChannel().equals(DeliveryFold.WEBSOCKET)) {
            about.received();
        } else {
            sending.ifPresent(Sending::settle);
        }
    }

    /** An attempt whose beginning is not on record: its channel began by itself in the process that made it. */
    private Optional<Sending> begin(AlertCase about, AlertDelivery record) {
        settings.channel(record.getChannel()).ifPresent(plan -> about.begin(plan, false, record.getTime()));
        return about.sending(record.getChannel(), record.getRecipient());
    }

    private static String detail(AlertDelivery record) {
        return record.getDetail() == null ? "" : record.getDetail();
    }
}
