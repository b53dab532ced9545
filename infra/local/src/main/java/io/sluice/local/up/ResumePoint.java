package io.sluice.local.up;

import io.sluice.schemas.AccountSnapshot;
import io.sluice.schemas.Candle;
import io.sluice.schemas.catalogue.Topic;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.UndecodableRecord;
import io.sluice.topologies.driver.TopicCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Where an earlier run of the same history has got to, told by the topics and by nothing else.
 *
 * @param snapshots the last snapshot of each account
 * @param settled every account is in step with its venue up to here; history goes on after it
 * @param already candles later than that which lie on the topic: sent, but perhaps not settled; and where they lie first.
 *     What others wrote there is among them, too, and differs from the candles of the feed
 * @param answers an offset of each partition that may hold marks or refusals of those candles; none of them lies before it
 */
record ResumePoint(
        Map<String, AccountSnapshot> snapshots,
        Instant settled,
        Map<Candle, Answers.Place> already,
        Map<TopicPartition, Long> answers) {

    /** Reads it from the topics of a namespace. */
    static ResumePoint read(
            KafkaConsumer<byte[], byte[]> consumer, TopicCodec codec, Topic<Candle> base, Set<String> accounts) {
        Reader reader = new Reader(consumer, codec);
        Map<String, AccountSnapshot> snapshots = reader.snapshots();
        Instant settled = accounts.stream()
                .map(account -> settled(snapshots.get(account)))
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return new ResumePoint(snapshots, settled, reader.candlesAfter(base, settled), reader.answersSince(settled));
    }

    /** Ticks that are repeated carry the microseconds after their instant. */
    private static Instant settled(AccountSnapshot snapshot) {
        return snapshot == null || snapshot.getVenueSyncedAt() == null
                ? Instant.EPOCH
                : Instant.ofEpochMilli(snapshot.getVenueSyncedAt().toEpochMilli());
    }

    /** True when a candle was settled by an earlier run. */
    boolean settled(Candle candle) {
        return !candle.getCloseTime().isAfter(settled);
    }

    private static final class Reader {
        private static final Duration POLL = Duration.ofMillis(100);

        private final KafkaConsumer<byte[], byte[]> consumer;
        private final TopicCodec codec;

        Reader(KafkaConsumer<byte[], byte[]> consumer, TopicCodec codec) {
            this.consumer = consumer;
            this.codec = codec;
        }

        Map<String, AccountSnapshot> snapshots() {
            Map<String, AccountSnapshot> last = new HashMap<>();
            List<TopicPartition> partitions = partitions(Topics.ACCOUNTS);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            toEnd(
                    partitions,
                    record -> decoded(Topics.ACCOUNTS, record)
                            .ifPresent(snapshot -> last.put(snapshot.getAccount(), snapshot)));
            return last;
        }

        Map<Candle, Answers.Place> candlesAfter(Topic<Candle> base, Instant settled) {
            Map<Candle, Answers.Place> already = new HashMap<>();
            List<TopicPartition> partitions = partitions(base);
            consumer.assign(partitions);
            since(partitions, settled).forEach(consumer::seek);
            toEnd(
                    partitions,
                    record -> decoded(base, record)
                            .filter(candle -> candle.getCloseTime().isAfter(settled))
                            .ifPresent(candle -> already.putIfAbsent(
                                    candle, new Answers.Place(record.topic(), record.partition(), record.offset()))));
            return already;
        }

        /** Empty for what is nothing or was written by strangers. */
        private <V extends SpecificRecord> Optional<V> decoded(Topic<V> topic, ConsumerRecord<byte[], byte[]> record) {
            try {
                return record.value() == null ? Optional.empty() : Optional.of(codec.decode(topic, record.value()));
            } catch (UndecodableRecord someoneElses) {
                return Optional.empty();
            }
        }

        Map<TopicPartition, Long> answersSince(Instant settled) {
            List<TopicPartition> partitions = new ArrayList<>(partitions(Topics.ACCOUNT_EVENTS));
            partitions.addAll(partitions(Topics.DEAD_LETTERS));
            return since(partitions, settled);
        }

        private Map<TopicPartition, Long> since(List<TopicPartition> partitions, Instant time) {
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, time.toEpochMilli()));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
            Map<TopicPartition, Long> offsets = new HashMap<>();
            partitions.forEach(partition -> offsets.put(
                    partition,
                    found.get(partition) == null
                            ? ends.get(partition)
                            : found.get(partition).offset()));
            return offsets;
        }

        private List<TopicPartition> partitions(Topic<?> topic) {
            return consumer.partitionsFor(topic.in(codec.namespace())).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
        }

        private void toEnd(
                List<TopicPartition> partitions, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(each);
            }
        }
    }
}
