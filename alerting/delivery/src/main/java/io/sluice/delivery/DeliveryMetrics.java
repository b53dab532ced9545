package io.sluice.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertDelivery;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

/** What can be counted of deliveries. Names in Prometheus begin with {@code sluice_alert}. */
public final class DeliveryMetrics {
    private final MeterRegistry registry;
    private final Counter dropped;
    private final Counter cutOff;
    private final Timer broadcast;

    public DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.dropped = registry.counter("sluice.alert.queue.dropped");
        this.cutOff = registry.counter("sluice.alert.listeners.cut.off");
        this.broadcast = registry.timer("sluice.alert.broadcast");
    }

    /** An alert was read. */
    public void learned(Alert alert) {
        registry.counter("sluice.alerts", "severity", lower(alert.getSeverity()))
                .increment();
    }

    /** Something was recorded of a delivery. */
    public void recorded(AlertDelivery delivery) {
        registry.counter(
                        "sluice.alert.deliveries",
                        "channel",
                        delivery.getChannel(),
                        "state",
                        lower(delivery.getState()))
                .increment();
    }

    /** How long it took to hand an alert to all listeners' connections. */
    public void broadcast(Duration took) {
        broadcast.record(took);
    }

    /** A message was dropped from a listener's queue. */
    public void dropped() {
        dropped.increment();
    }

    /** A listener took nothing for too long. */
    public void cutOff() {
        cutOff.increment();
    }

    /** Whoever listens now. */
    public void listeners(Collection<?> listeners) {
        registry.gaugeCollectionSize("sluice.alert.listeners", List.of(), listeners);
    }

    /** How many alerts wait on a channel. */
    public void pending(String channel, IntSupplier pending) {
        Gauge.builder("sluice.alert.pending", () -> pending.getAsInt())
                .tag("channel", channel)
                .register(registry);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
