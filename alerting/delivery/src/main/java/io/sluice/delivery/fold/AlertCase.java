package io.sluice.delivery.fold;

import io.sluice.schemas.Alert;
import io.sluice.schemas.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything about one alert that is not over yet. */
final class AlertCase {
    private final Alert alert;
    private final List<Sending> sendings = new ArrayList<>();
    private final Set<String> begun = new LinkedHashSet<>();
    private Instant escalatedAt;
    private boolean acknowledged;

    AlertCase(Alert alert, Instant since) {
        this.alert = alert;
        this.escalatedAt = since;
    }

    Alert alert() {
        return alert;
    }

    String id() {
        return alert.getId();
    }

    boolean critical() {
        return alert.getSeverity() == Severity.CRITICAL;
    }

    List<Sending> sendings() {
        return sendings;
    }

    Optional<Sending> sending(String channel, String recipient) {
        return sendings.stream().filter(each -> each.is(channel, recipient)).findFirst();
    }

    boolean hasBegun(ChannelPlan plan) {
        return begun.contains(plan.channel());
    }

    /** The alert is due on a channel. One that waited for a receipt in vain now waits no longer. */
    void begin(ChannelPlan plan, boolean unlessReceived, Instant notBefore) {
        begun.add(plan.channel());
        sendings.removeIf(each -> each.plan().channel().equals(plan.channel()) && each.obviatedByReceipt());
        for (String recipient : plan.recipients()) {
            if (sending(plan.channel(), recipient).isEmpty()) {
                sendings.add(new Sending(plan, recipient, unlessReceived, notBefore));
            }
        }
    }

    /** Someone at the WebSocket has it: what waited for that is not needed, but may still be escalated to. */
    void received() {
        sendings.stream()
                .filter(Sending::obviatedByReceipt)
                .forEach(each -> begun.remove(each.plan().channel()));
        sendings.removeIf(Sending::obviatedByReceipt);
    }

    Instant escalatedAt() {
        return escalatedAt;
    }

    void escalated(Instant at) {
        escalatedAt = at;
    }

    void acknowledge() {
        acknowledged = true;
        sendings.stream().filter(Sending::waits).forEach(Sending::settle);
    }

    void failed(Sending sending, Failure failure) {
        sending.failed(failure);
        if (acknowledged) {
            sending.settle();
        }
    }

    /** The process that made the attempts has died. */
    void orphan() {
        sendings.forEach(Sending::orphan);
        if (acknowledged) {
            acknowledge();
        }
    }

    boolean isAcknowledged() {
        return acknowledged;
    }

    /** Nothing will happen any more: everybody was reached or given up, and nobody is left who could be asked. */
    boolean over(Optional<ChannelPlan> next) {
        boolean settled = sendings.stream().allMatch(Sending::settled);
        return settled && (acknowledged || !critical() || next.isEmpty());
    }
}
