package io.sluice.binance.publish;

import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import io.sluice.schemas.catalogue.Namespace;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Finds where a feed left off: the last candle of each instrument on a topic. */
public final class LastCandles {
    /** How far back from the end of a partition is looked; an instrument without a candle in it begins anew. */
    private static final long TAIL = 5_000;

    private static final Duration POLL = Duration.ofMillis(500);

    private LastCandles() {}

    /**
     * Close time of the last candle by instrument; empty for a topic that has none.
     *
     * @param kafka how to reach the cluster: {@code bootstrap.servers} and security
     * @throws org.apache.kafka.common.KafkaException where the cluster refuses or does not answer
     */
    public static Map<String, Instant> closes(
            Namespace namespace, Timeframe timeframe, Map<String, Object> kafka, SchemaRegistryClient registry) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Its close waits for the last fetch, and that by default half a second for records.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        try (KafkaConsumer<String, Candle> consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), new AvroDeserializer<>(Candle.class, registry))) {
            return read(consumer, Topics.candles(timeframe).in(namespace));
        }
    }

    private static Map<String, Instant> read(KafkaConsumer<String, Candle> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.beginningOffsets(partitions)
                .forEach((partition, begin) ->
                        consumer.seek(partition, Math.max(begin, ends.getOrDefault(partition, begin) - TAIL)));
        Map<String, Instant> closes = new HashMap<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, Candle> record : consumer.poll(POLL)) {
                closes.merge(
                        record.value().getInstrument(),
                        record.value().getCloseTime(),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return closes;
    }
}
