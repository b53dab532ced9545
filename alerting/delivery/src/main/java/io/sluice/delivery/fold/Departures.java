package io.sluice.delivery.fold;

import io.sluice.schemas.AlertDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Who goes next on each channel, who has waited too long, and which channels rest. */
final class Departures {
    private final DeliverySettings settings;
    private final Cases cases;
    private final Map<String, Rest> rests = new HashMap<>();

    /** How long a channel rests, and after how many failures in a row. */
    private record Rest(int failures, Instant until) {
        static final Rest NONE = new Rest(0, Instant.MIN);
    }

    /** What may go out now. */
    record Due(AlertCase about, Sending sending) {}

    /** What is too old. */
    record Expired(ChannelPlan plan, AlertCase about, Sending sending) {}

    Departures(DeliverySettings settings, Cases cases) {
        this.settings = settings;
        this.cases = cases;
    }

    int pending(String channel) {
        return (int) on(channel).filter(each -> !each.sending().settled()).count();
    }

    void wentWell(String channel) {
        rests.remove(channel);
    }

    /** @param asked how long the other side asked to wait */
    void rest(ChannelPlan plan, Optional<Duration> asked, Instant now) {
        int failures = rests.getOrDefault(plan.channel(), Rest.NONE).failures() + 1;
        rests.put(plan.channel(), new Rest(failures, now.plus(asked.orElse(plan.waitAfter(failures)))));
    }

    /** A-BOUND: the oldest that is not critical goes first, and only where there is none the oldest of all. */
    void bound(Instant now, Consumer<AlertDelivery> out) {
        String full = "the queue of " + settings.queue() + " is full";
        for (ChannelPlan plan : settings.channels()) {
            List<Due> waiting =
                    on(plan.channel()).filter(each -> each.sending().waits()).toList();
            waiting.stream()
                    .sorted(Comparator.comparing(each -> each.about().critical()))
                    .limit(Math.max(0, waiting.size() - settings.queue()))
                    .forEach(each ->
                            out.accept(DeliveryRecords.dropped(each.about().id(), each.sending(), full, now)));
        }
    }

    List<Expired> expired(Instant now) {
        List<Expired> expired = new ArrayList<>();
        for (ChannelPlan plan : settings.channels()) {
            on(plan.channel())
                    .filter(each -> !each.about().critical())
                    .filter(each -> each.sending().waits() && each.sending().expiredAt(now))
                    .forEach(each -> expired.add(new Expired(plan, each.about(), each.sending())));
        }
        return expired;
    }

    /** One attempt at a time on each channel; critical alerts before all others, the oldest first. */
    List<Due> due(Instant now) {
        List<Due> due = new ArrayList<>();
        for (ChannelPlan plan : settings.channels()) {
            boolean rests =
                    this.rests.getOrDefault(plan.channel(), Rest.NONE).until().isAfter(now);
            if (!rests && on(plan.channel()).noneMatch(each -> each.sending().underWay())) {
                on(plan.channel())
                        .filter(each -> each.sending().dueAt(now))
                        .min(Comparator.comparing(each -> !each.about().critical()))
                        .ifPresent(due::add);
            }
        }
        return due;
    }

    private Stream<Due> on(String channel) {
        return cases.open().stream()
                .flatMap(open -> open.sendings().stream()
                        .filter(each -> each.plan().channel().equals(channel))
                        .map(each -> new Due(open, each)));
    }
}
