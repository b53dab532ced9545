package io.sluice.local.replay;

import io.sluice.files.CandleIterator;
import io.sluice.schemas.Candle;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.UndecodableRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * One pass over a topic of candles, all partitions merged by close time and instrument. Holds what one poll gives of each
 * partition, however long the topic is. What the pipeline would refuse as a repetition, and what is no candle, is passed
 * over.
 */
final class RecordedCandles implements CandleIterator {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final SchemaRegistryClient registry;
    private final AvroDeserializer<Candle> decoder;
    private final List<RecordedPartition> partitions;
    private final Map<String, Instant> latest = new HashMap<>();
    private Candle next;

    /**
     * Begins at the first record of that time or later, and ends where the topic ends now.
     *
     * @param consumer of committed records; closed with this
     * @param registry of the records' schemas; closed with this
     * @param topic full name
     */
    RecordedCandles(
            KafkaConsumer<byte[], byte[]> consumer,
            SchemaRegistryClient registry,
            String topic,
            Optional<Instant> from) {
        this.consumer = consumer;
        this.registry = registry;
        this.decoder = new AvroDeserializer<>(Candle.class, registry);
        List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        consumer.assign(all);
        seek(all, from, ends);
        this.partitions = all.stream()
                .map(partition -> new RecordedPartition(partition, ends.get(partition)))
                .toList();
        partitions.forEach(each -> each.reached(consumer.position(each.partition())));
    }

    private void seek(List<TopicPartition> all, Optional<Instant> from, Map<TopicPartition, Long> ends) {
        if (from.isEmpty()) {
            consumer.seekToBeginning(all);
            return;
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        all.forEach(partition -> times.put(partition, from.get().toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        all.forEach(partition -> consumer.seek(
                partition,
                found.get(partition) == null
                        ? ends.get(partition)
                        : found.get(partition).offset()));
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            partitions.forEach(this::makeReady);
            Optional<RecordedPartition> first = partitions.stream()
                    .filter(partition -> partition.head() != null)
                    .min(Comparator.comparing(RecordedPartition::head, RecordedPartition.ORDER));
            if (first.isEmpty()) {
                return false;
            }
            next = first.get().head();
            first.get().removeHead();
        }
        return true;
    }

    /** Reads this partition alone, so that no other runs ahead of it in memory. */
    private void makeReady(RecordedPartition partition) {
        if (partition.ready()) {
            return;
        }
        consumer.pause(consumer.assignment());
        consumer.resume(List.of(partition.partition()));
        long position = consumer.position(partition.partition());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!partition.ready()) {
            consumer.poll(POLL)
                    .forEach(record -> candle(record)
                            .filter(this::isNewer)
                            .ifPresent(candle -> partition.add(record.offset(), candle)));
            long reached = consumer.position(partition.partition());
            partition.reached(reached);
            deadline = reached == position ? deadline : System.nanoTime() + PATIENCE.toNanos();
            position = reached;
            if (System.nanoTime() - deadline > 0) {
                throw new UncheckedIOException(new IOException(
                        partition.partition() + " gives nothing behind offset " + reached + " for " + PATIENCE));
            }
        }
    }

    /** By the order of arrival, as the pipeline saw it. */
    private boolean isNewer(Candle candle) {
        Instant before = latest.get(candle.getInstrument());
        if (before != null && !before.isBefore(candle.getCloseTime())) {
            return false;
        }
        latest.put(candle.getInstrument(), candle.getCloseTime());
        return true;
    }

    private Optional<Candle> candle(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.ofNullable(decoder.deserialize(record.topic(), record.value()));
        } catch (UndecodableRecord someoneElses) {
            return Optional.empty();
        }
    }

    @Override
    public Candle next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no candle is left");
        }
        Candle candle = next;
        next = null;
        return candle;
    }

    /** A reader who was interrupted closes it, too, and a consumer cannot be closed in an interrupted thread. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        consumer.close();
        registry.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
