package io.sluice.connector.runner;

import io.sluice.connector.Venue;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a venue's orders (O-ONCE): the thin driver of {@link io.sluice.order.OrderFold}. Any number of runners share the
 * work, each owning some of the partitions. One thread decides and writes; calls have threads of their own.
 *
 * <p>It gives up rather than guess: whatever fails between it and Kafka, it drops all it knows, joins its group anew, and
 * restores what it owns then from the log.
 */
public final class OrderRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrderRunner.class);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(500);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);

    private final RunnerParts parts;
    private final Map<TopicPartition, PartitionOwner> owners = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    private OrderRunner(RunnerParts parts) {
        this.parts = parts;
        this.thread = Thread.ofPlatform().name(parts.settings().group()).unstarted(this::run);
    }

    /**
     * Starts in the background; the venue and the cluster need not be there yet.
     *
     * @param registry stays the caller's to close
     * @param listener is told of each step
     */
    public static OrderRunner start(
            Venue venue, RunnerSettings settings, SchemaRegistryClient registry, RunnerListener listener) {
        RunnerParts parts = new RunnerParts(
                venue,
                settings,
                new KafkaClients(settings),
                new RecordCodec(settings.namespace(), registry),
                listener,
                InstantSource.system());
        OrderRunner runner = new OrderRunner(parts);
        runner.thread.start();
        return runner;
    }

    /** Whether it owns something, and all accounts of that agree with the venue. */
    public boolean isSynchronised() {
        return !owners.isEmpty() && owners.values().stream().allMatch(PartitionOwner::isSynchronised);
    }

    /** False once it was closed, or has ended because another process runs under its name. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        while (!closed) {
            try (Consumer<byte[], byte[]> member = parts.clients().member()) {
                serve(member);
            } catch (FencedInstanceIdException replaced) {
                // Joining anew would throw out whoever has this name now, who would do the same in turn.
                LOG.error(
                        "{} ends: another process runs as {}",
                        parts.settings().group(),
                        parts.settings().instance());
                closed = true;
            } catch (RuntimeException failure) {
                if (!closed) {
                    LOG.warn("{} begins anew: {}", parts.settings().group(), failure.toString());
                }
            } finally {
                release(Set.copyOf(owners.keySet()));
            }
            pause();
        }
    }

    private void serve(Consumer<byte[], byte[]> member) {
        try {
            String orders = parts.codec().name(parts.settings().orders());
            refuseUnequalPartitions(member, orders);
            member.subscribe(Set.of(orders), new Assignment(member));
            while (!closed) {
                ConsumerRecords<byte[], byte[]> records = member.poll(POLL);
                owners.forEach((partition, owner) -> owner.turn(records.records(partition)));
            }
        } finally {
            // Before the group is left, so that the next owner finds nobody still at work.
            release(Set.copyOf(owners.keySet()));
        }
    }

    /** An account's records bear one partition number in all topics; that is how they are found again. */
    private void refuseUnequalPartitions(Consumer<byte[], byte[]> member, String orders) {
        int expected = member.partitionsFor(orders).size();
        for (Topic<?> topic : Set.<Topic<?>>of(Topics.ORDER_EVENTS, Topics.FILLS, Topics.ACCOUNT_EVENTS)) {
            int actual = member.partitionsFor(parts.codec().name(topic)).size();
            if (actual != expected) {
                throw new IllegalStateException(parts.codec().name(topic) + " has " + actual + " partitions and "
                        + orders + " has " + expected + ": they must be equal");
            }
        }
    }

    private Set<String> accountsOf(int partition, int partitions) {
        return parts.settings().accounts().stream()
                .filter(account -> partitionOf(account, partitions) == partition)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where every producer with Kafka's default puts the key. */
    private static int partitionOf(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private void release(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            PartitionOwner owner = owners.remove(partition);
            if (owner != null) {
                owner.close();
            }
        }
    }

    private void pause() {
        try {
            if (!closed) {
                Thread.sleep(BEFORE_NEXT_TRY);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets go of everything. Orders under way are found by the next owner. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(LONGEST_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is assigned is taken over before anything of it is read. */
    private final class Assignment implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> member;

        Assignment(Consumer<byte[], byte[]> member) {
            this.member = member;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                int count = member.partitionsFor(partition.topic()).size();
                Set<String> accounts = accountsOf(partition.partition(), count);
                owners.put(partition, PartitionOwner.takeOver(partition, accounts, parts, member));
                LOG.info("{} owns {} with accounts {}", parts.settings().group(), partition, accounts);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            release(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            release(partitions);
        }
    }
}
