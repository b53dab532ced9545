package io.sluice.local.bench;

import io.sluice.schemas.Candle;
import io.sluice.schemas.catalogue.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One way from a topic to another that records are timed on. Records are told apart by their order: what goes in first
 * comes out first.
 */
final class Route implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stand stand;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Predicate<byte[]> counts;

    Route(Stand stand, String to, Predicate<byte[]> counts) {
        this.stand = stand;
        this.counts = counts;
        consumer = stand.consumer();
        List<TopicPartition> partitions = List.of(new TopicPartition(to, 0));
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Sends candles at a fixed rate and times each from when it was due to when it can be read. */
    @SuppressWarnings("FutureReturnValueIgnored") // What is lost does not come out, which is noticed.
    Histogram measure(
            KafkaProducer<byte[], byte[]> producer,
            String from,
            int first,
            int count,
            int rate,
            IntFunction<Candle> candles)
            throws InterruptedException {
        long start = System.nanoTime();
        long gapNanos = 1_000_000_000L / rate;
        Thread sender = new Thread(() -> {
            for (int i = 0; i < count; i++) {
                sleepUntil(start + i * gapNanos);
                Candle candle = candles.apply(first + i);
                producer.send(new ProducerRecord<>(
                        from,
                        null,
                        candle.getCloseTime().toEpochMilli(),
                        candle.getInstrument().getBytes(StandardCharsets.UTF_8),
                        stand.codec().encode(Topics.CANDLES_1M, candle)));
            }
        });
        sender.start();
        Histogram delays = receive(start, gapNanos, count);
        sender.join();
        return delays;
    }

    private Histogram receive(long start, long gapNanos, int count) {
        Histogram delays = Delays.none();
        long deadline = start + count * gapNanos + PATIENCE.toNanos();
        int received = 0;
        while (received < count) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (counts.test(record.value())) {
                    long due = start + received * gapNanos;
                    Delays.add(delays, System.nanoTime() - due);
                    received++;
                }
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("only %,d of %,d records came out".formatted(received, count));
            }
        }
        return delays;
    }

    private static void sleepUntil(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
