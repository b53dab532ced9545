package io.sluice.delivery.runner;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.delivery.DeliveryMetrics;
import io.sluice.delivery.fold.ChannelPlan;
import io.sluice.delivery.fold.DeliverySettings;
import io.sluice.delivery.fold.Trigger;
import io.sluice.schemas.Severity;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.serde.RegistryConfig;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A delivery in a process of its own, that dies when the first alert has arrived and before anybody is told. */
final class DeliveryProcess {
    static final String READY = "READY";
    static final int DIED = 137;

    private DeliveryProcess() {}

    static DeliverySettings settings(String channel, Trigger trigger) {
        ChannelPlan plan = new ChannelPlan(
                channel,
                List.of("anna"),
                Severity.WARNING,
                trigger,
                3,
                Duration.ofMillis(100),
                Duration.ofMillis(400),
                Duration.ofMinutes(5));
        return new DeliverySettings(
                List.of(plan), Duration.ofSeconds(1), Duration.ofMinutes(5), DeliverySettings.QUEUE);
    }

    /** Arguments: bootstrap servers, registry, namespace, file. */
    public static void main(String[] arguments) throws InterruptedException {
        SchemaRegistryClient registry = new SchemaRegistryClient(RegistryConfig.of(arguments[1]));
        DeliveryMetrics metrics = new DeliveryMetrics(new SimpleMeterRegistry());
        FileChannel deadly = new FileChannel(
                "file",
                Path.of(arguments[3]),
                attempt -> true,
                () -> Runtime.getRuntime().halt(DIED));
        Delivery delivery = Delivery.start(new DeliveryParts(
                Map.of("bootstrap.servers", arguments[0]),
                new RecordCodec(new Namespace(arguments[2]), registry),
                settings("file", Trigger.AT_ONCE),
                List.of(deadly),
                Stand.hub(metrics),
                metrics,
                InstantSource.system()));
        while (!delivery.awaitReady(Duration.ofSeconds(1))) {
            Thread.onSpinWait();
        }
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
