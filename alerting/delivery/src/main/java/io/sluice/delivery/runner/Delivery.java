package io.sluice.delivery.runner;

import io.sluice.delivery.Channel;
import io.sluice.delivery.fold.Attempt;
import io.sluice.schemas.Alert;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts from Kafka to people, at least once. When Kafka fails it begins again from what is recorded, for as long as it
 * takes; nothing of the order path ever waits for it.
 */
public final class Delivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(15);

    private final DeliveryParts parts;
    private final Inbox inbox;
    private final Map<String, ChannelWorker> workers = new HashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable String ailment = "starting";

    private Delivery(DeliveryParts parts) {
        this.parts = parts;
        this.inbox = new Inbox(parts.clock());
        for (Channel channel : parts.channels()) {
            workers.put(channel.name(), new ChannelWorker(channel, inbox::answered));
        }
        parts.hub().tell(inbox);
        this.thread = Thread.ofPlatform().name("alerts").unstarted(this::run);
    }

    /** Starts it and returns at once. */
    public static Delivery start(DeliveryParts parts) {
        Delivery delivery = new Delivery(parts);
        delivery.thread.start();
        return delivery;
    }

    /** Whether it takes alerts from Kafka by then; from then on everything that is written is due. */
    public boolean awaitReady(Duration longest) throws InterruptedException {
        return ready.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why alerts are not taken from Kafka; empty while they are. */
    public Optional<String> ailment() {
        return Optional.ofNullable(ailment);
    }

    /**
     * A person has seen an alert.
     *
     * @param channel where it was said
     * @return false when it cannot be taken now
     */
    public boolean acknowledge(String alertId, String channel, String who, String reason) {
        return inbox.acknowledged(alertId, channel, who, reason);
    }

    /**
     * Tells people without Kafka: everybody who listens, and once every recipient of every channel. For alerts about Kafka's own
     * silence; nothing of it is recorded.
     */
    public void tellDirectly(Alert alert) {
        parts.hub().broadcast(alert);
        parts.settings()
                .channels()
                .forEach(plan -> plan.recipients()
                        .forEach(recipient -> Optional.ofNullable(workers.get(plan.channel()))
                                .ifPresent(worker ->
                                        worker.make(new Attempt(alert, plan.channel(), recipient, 1, false)))));
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (DeliveryLog log = DeliveryLog.open(parts.kafka(), parts.codec())) {
                inbox.onArrival(log::wake);
                DeliveryLoop loop = new DeliveryLoop(parts, log, inbox, workers);
                loop.rebuild();
                ailment = null;
                ready.countDown();
                while (closing.getCount() > 0) {
                    loop.turn();
                }
            } catch (KafkaException failed) {
                ailment = "Kafka: " + failed.getClass().getSimpleName();
                LOG.warn("alerts are not delivered, beginning again: {}", failed.toString());
                rest();
            } catch (RuntimeException unexpected) {
                ailment = unexpected.getClass().getSimpleName();
                LOG.error("alerts are not delivered, beginning again", unexpected);
                rest();
            } finally {
                inbox.onArrival(() -> {});
            }
        }
    }

    private void rest() {
        try {
            if (closing.await(REST.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("closed");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** Stops. What is under way is finished or, after some seconds, left for the next start. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(LONGEST_CLOSE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        workers.values().forEach(ChannelWorker::close);
    }
}
