package io.sluice.operator;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.serde.AvroDeserializer;
import io.sluice.schemas.serde.SchemaRegistryClient;
import io.sluice.schemas.serde.UndecodableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What time it is for an account: the newest time in its inbox. An account that lives through played history is years
 * behind the wall clock, and an event with the wall clock's time would throw it into the future.
 */
final class AccountClock {
    private static final long TAIL = 2_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int ANSWER_MILLIS = 10_000;
    /** Whatever is asked next, also the end, waits for the last fetch, and that by default half a second for records. */
    private static final int FETCH_WAIT_MILLIS = 20;

    private final Map<String, Object> settings;
    private final SchemaRegistryClient registry;

    AccountClock(Map<String, Object> clientSettings, SchemaRegistryClient registry) {
        this.settings = new HashMap<>(clientSettings);
        this.settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        this.settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        this.registry = registry;
    }

    /** The newest time in the inbox; empty when the account has none. */
    Optional<Instant> now(String topic, String account) {
        try (KafkaConsumer<String, byte[]> consumer =
                        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
                AvroDeserializer<AccountEvent> events = new AvroDeserializer<>(AccountEvent.class, registry)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            partitions.forEach(each -> consumer.seek(each, Math.max(begins.get(each), ends.get(each) - TAIL)));
            Optional<Instant> newest = newest(consumer, ends, account, events);
            if (newest.isPresent()) {
                return newest;
            }
            consumer.seekToBeginning(partitions);
            return newest(consumer, ends, account, events);
        }
    }

    private static Optional<Instant> newest(
            KafkaConsumer<String, byte[]> consumer,
            Map<TopicPartition, Long> ends,
            String account,
            AvroDeserializer<AccountEvent> events) {
        Instant newest = null;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                Optional<Instant> time = account.equals(record.key()) ? time(record, events) : Optional.empty();
                if (time.isPresent() && (newest == null || time.get().isAfter(newest))) {
                    newest = time.get();
                }
            }
        }
        return Optional.ofNullable(newest);
    }

    /** Poison in an inbox is the account topology's to report; it has no time. */
    private static Optional<Instant> time(
            ConsumerRecord<String, byte[]> record, AvroDeserializer<AccountEvent> events) {
        try {
            return Optional.ofNullable(events.deserialize(record.topic(), record.value()))
                    .map(AccountEvent::getTime);
        } catch (UndecodableRecord poison) {
            return Optional.empty();
        }
    }
}
