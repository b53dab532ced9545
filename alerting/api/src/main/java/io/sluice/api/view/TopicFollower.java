package io.sluice.api.view;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Alert;
import io.sluice.schemas.AlertDelivery;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Drift;
import io.sluice.schemas.Fill;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OrderCommand;
import io.sluice.schemas.OrderEvent;
import io.sluice.schemas.Position;
import io.sluice.schemas.Quote;
import io.sluice.schemas.RiskDecision;
import io.sluice.schemas.Signal;
import io.sluice.schemas.SuppressedSignal;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.RegistryException;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a namespace's topics as any outsider would, committed records only, into a view. At its start it reads the end of
 * each topic, as much as the view keeps. One thread of its own; a cluster that is away for a while is waited for.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);
    private static final long WHOLE = Long.MAX_VALUE;
    /** Records from the end of a partition that are read at the start; of types not named none is read. */
    private static final Map<Class<?>, Long> TAILS = Map.ofEntries(
            Map.entry(Candle.class, 120_000L),
            Map.entry(Quote.class, WHOLE),
            Map.entry(Signal.class, 5_000L),
            Map.entry(SuppressedSignal.class, 5_000L),
            Map.entry(RiskDecision.class, 5_000L),
            Map.entry(OrderCommand.class, 100_000L),
            Map.entry(OrderEvent.class, 100_000L),
            Map.entry(Fill.class, 20_000L),
            Map.entry(Position.class, WHOLE),
            Map.entry(AccountSnapshot.class, 50_000L),
            Map.entry(AccountEvent.class, 10_000L),
            Map.entry(OperatorCommand.class, 10_000L),
            Map.entry(Alert.class, 5_000L),
            Map.entry(AlertDelivery.class, 20_000L),
            Map.entry(Drift.class, 5_000L));

    private final LiveView view;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Thread thread = new Thread(this::run, "api-view");
    private volatile boolean caughtUp;
    private volatile boolean stopped;
    private volatile long heardNanos = System.nanoTime();

    private record Source(Topic<?> topic, AvroDeserializer<? extends SpecificRecord> reader) {}

    /**
     * Begins to read.
     *
     * @param clientSettings how to reach the cluster
     * @param registry stays the caller's to close
     */
    public TopicFollower(
            LiveView view, Map<String, Object> clientSettings, SchemaRegistryClient registry, Namespace namespace) {
        this.view = view;
        for (Topic<?> topic : Topics.all()) {
            if (TAILS.containsKey(topic.valueType())) {
                sources.put(
                        topic.in(namespace), new Source(topic, new AvroDeserializer<>(topic.valueType(), registry)));
            }
        }
        this.consumer =
                new KafkaConsumer<>(settings(clientSettings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        thread.start();
    }

    private static Map<String, Object> settings(Map<String, Object> clientSettings) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        return settings;
    }

    private void run() {
        try (consumer) {
            boolean assigned = false;
            while (!stopped) {
                try {
                    if (!assigned) {
                        assign();
                        assigned = true;
                    }
                    read();
                } catch (WakeupException stop) {
                    LOG.debug("stopped");
                } catch (KafkaException away) {
                    LOG.warn("the cluster does not answer; trying again: {}", away.getMessage());
                    rest();
                }
            }
        }
    }

    private void assign() {
        List<TopicPartition> partitions = sources.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        ends.putAll(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            Class<?> type = sources.get(partition.topic()).topic.valueType();
            long tail = TAILS.get(type);
            long start = tail == WHOLE ? 0 : ends.get(partition) - tail;
            consumer.seek(partition, Math.max(begins.get(partition), start));
            if (start > begins.get(partition)) {
                view.incomplete(type);
            }
        }
    }

    private void read() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            apply(record);
        }
        heardNanos = System.nanoTime();
        if (!caughtUp && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            caughtUp = true;
        }
    }

    /** A record stops nothing: what cannot be read is passed over, and for the registry it waits. */
    private void apply(ConsumerRecord<byte[], byte[]> record) {
        while (record.value() != null && !stopped) {
            try {
                SpecificRecord value = sources.get(record.topic())
                        .reader
                        .deserialize(record.topic(), record.headers(), record.value());
                Optional<Long> nanos = caughtUp ? Optional.of(System.nanoTime()) : Optional.empty();
                view.apply(value, new LiveView.Arrival(record.timestamp() * 1_000, nanos));
                return;
            } catch (RegistryException away) {
                LOG.warn("the registry does not answer; trying again: {}", away.getMessage());
                rest();
            } catch (RuntimeException someoneElses) {
                // Strangers may write to our topics; the stage that reads the topic answers for it.
                LOG.debug("passed over {}-{}@{}", record.topic(), record.partition(), record.offset(), someoneElses);
                return;
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /** True from when everything that was there at the start has been read. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** How long the cluster has not answered. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardNanos);
    }

    @Override
    public void close() {
        stopped = true;
        consumer.wakeup();
        try {
            thread.join(LONGEST_CLOSE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
