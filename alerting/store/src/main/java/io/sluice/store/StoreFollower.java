package io.sluice.store;

import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.store.StoreStatus.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the namespace's topics into rows, exactly once: rows and the offsets after them are one transaction of the
 * database, and it begins where the database says. When the database, Kafka or the registry is away it waits, tries again
 * and catches up; the topics keep what is due meanwhile. Has a thread of its own; nothing waits for it.
 */
public final class StoreFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFollower.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long LOOK_EACH_NANOS = Duration.ofSeconds(2).toNanos();
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    /** Opens connections to write with. */
    @FunctionalInterface
    interface Connections {
        Connection open() throws SQLException;
    }

    private final StoreSettings settings;
    private final Runnable migration;
    private final Connections connections;
    private final TopicDecoder decoder;
    private final StoreClients clients;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final BackOff backOff = new BackOff();
    private final Thread thread;
    private volatile StoreStatus status = new StoreStatus(State.STARTING, "", Instant.now(), 0, 0, 0);
    private Map<TopicPartition, Long> stored = Map.of();
    private long lookedAt = System.nanoTime();

    StoreFollower(StoreSettings settings, SchemaRegistryClient registry, Runnable migration, Connections connections) {
        this.settings = settings;
        this.migration = migration;
        this.connections = connections;
        this.decoder = new TopicDecoder(settings.namespace(), Rows.TOPICS, registry);
        this.clients = new StoreClients(settings.kafka());
        this.thread = Thread.ofPlatform().name("sluice-store").daemon().unstarted(this::run);
    }

    /**
     * Begins, and returns at once.
     *
     * @param registry stays the caller's to close, after this
     * @param database stays the caller's to close, after this
     */
    public static StoreFollower start(StoreSettings settings, SchemaRegistryClient registry, Database database) {
        StoreFollower follower = new StoreFollower(settings, registry, database::migrate, database::writer);
        follower.start();
        return follower;
    }

    void start() {
        thread.start();
    }

    /** How it is doing now. */
    public StoreStatus status() {
        return status;
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try {
                follow();
            } catch (SourceOffsets.Moved moved) {
                LOG.warn("{}; reading from the database how far it is", moved.getMessage());
            } catch (SQLException | KafkaException | StoreUnavailable | IllegalStateException away) {
                pauseAfter(away);
            } catch (RuntimeException unexpected) {
                LOG.error("the store meets what it does not expect, and tries again", unexpected);
                pauseAfter(unexpected);
            }
        }
        tell(State.STOPPED, "", 0);
    }

    private void follow() throws SQLException {
        migration.run();
        try (Connection connection = connections.open();
                Consumer<byte[], byte[]> consumer = clients.reader(settings.group())) {
            StoreSession session = new StoreSession(connection, decoder);
            List<TopicPartition> partitions = partitions(consumer);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            stored = session.begin(
                    settings.namespace().name(), clients.clusterId(), consumer.beginningOffsets(partitions), ends);
            consumer.assign(partitions);
            stored.forEach(consumer::seek);
            while (stopping.getCount() > 0) {
                step(session, consumer, partitions);
            }
        }
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic<?> topic : Rows.TOPICS) {
            String name = topic.in(settings.namespace());
            consumer.partitionsFor(name).forEach(info -> partitions.add(new TopicPartition(name, info.partition())));
        }
        return partitions;
    }

    private void step(StoreSession session, Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions)
            throws SQLException {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
            List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>(records.count());
            records.forEach(batch::add);
            Map<TopicPartition, Long> next = new HashMap<>();
            records.nextOffsets().forEach((partition, offset) -> next.put(partition, offset.offset()));
            StoreSession.Written written = session.write(batch, next);
            count(written);
            stored = session.stored();
        }
        backOff.reset();
        lag(consumer, partitions).ifPresent(lag -> tell(State.FOLLOWING, "", lag));
        if (System.nanoTime() - lookedAt > LOOK_EACH_NANOS) {
            lookedAt = System.nanoTime();
            session.check();
            clients.tellProgress(consumer, partitions);
        }
    }

    /** Empty until Kafka has said of each partition how far it goes. */
    private static OptionalLong lag(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        long lag = 0;
        for (TopicPartition partition : partitions) {
            OptionalLong own = consumer.currentLag(partition);
            if (own.isEmpty()) {
                return own;
            }
            lag += own.getAsLong();
        }
        return OptionalLong.of(lag);
    }

    private void count(StoreSession.Written written) {
        StoreStatus now = status;
        if (written.refused() > 0) {
            LOG.error("{} records cannot become rows; see refused_records", written.refused());
        }
        status = new StoreStatus(
                now.state(),
                now.reason(),
                now.since(),
                now.behind(),
                now.rows() + written.rows(),
                now.refused() + written.refused());
    }

    private void tell(State state, String reason, long behind) {
        StoreStatus now = status;
        if (now.state() != state && state == State.FOLLOWING) {
            LOG.info("the store follows its topics");
        }
        Instant since = now.state() == state ? now.since() : Instant.now();
        status = new StoreStatus(state, reason, since, behind, now.rows(), now.refused());
    }

    private void pauseAfter(Exception away) {
        if (away instanceof WakeupException || stopping.getCount() == 0) {
            return;
        }
        Duration pause = backOff.next();
        String reason = String.valueOf(away.getMessage());
        LOG.warn("the store waits {} ms: {}", pause.toMillis(), reason);
        tell(State.WAITING, reason, clients.behind(stored, status.behind()));
        try {
            boolean stopped = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("stopped while waiting: {}", stopped);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        clients.wakeup();
        try {
            if (!thread.join(LONGEST_CLOSE)) {
                LOG.warn("the store's thread does not end; what it has not committed is read again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
