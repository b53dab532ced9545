package io.sluice.connector.runner;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The clients of a runner, with the settings on which exactly once rests. */
final class KafkaClients {
    private static final String READ_COMMITTED = "read_committed";
    private static final String READ_UNCOMMITTED = "read_uncommitted";
    /** Longer than any commit takes; a transaction that its owner left open holds up readers for as long. */
    private static final int TRANSACTION_MILLIS = 10_000;

    private static final int ATTEMPT_MILLIS = 5_000;
    /** Nothing waits for it: what is written is flushed at once, and all of a transaction is one request, not several. */
    private static final int LINGER_MILLIS = 5;

    /** What reads to an end: its close waits for the last fetch, and that by default half a second for records. */
    private static final int FETCH_WAIT_MILLIS = 20;

    private final RunnerSettings settings;

    KafkaClients(RunnerSettings settings) {
        this.settings = settings;
    }

    /** Reads orders as a member of the group. Without a committed offset it stands nowhere, and is told where to begin. */
    Consumer<byte[], byte[]> member() {
        Map<String, Object> config = reading(READ_COMMITTED);
        long session = settings.sessionTimeout().toMillis();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) session);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) Math.max(1, session / 4));
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        if (settings.instance() != null) {
            config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instance());
        }
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads back what was recorded. */
    Consumer<byte[], byte[]> reader() {
        Map<String, Object> config = reading(READ_COMMITTED);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Tells how far a log goes, open transactions included. */
    Consumer<byte[], byte[]> surveyor() {
        return new KafkaConsumer<>(reading(READ_UNCOMMITTED), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Writes for one partition. Whoever starts it last is the only one who can. */
    Producer<byte[], byte[]> writer(int partition) {
        Map<String, Object> config = new HashMap<>(settings.kafka());
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.group() + "-" + partition);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 1);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION_MILLIS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ATTEMPT_MILLIS);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TRANSACTION_MILLIS);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> reading(String isolation) {
        Map<String, Object> config = new HashMap<>(settings.kafka());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int)
                Duration.ofSeconds(15).toMillis());
        return config;
    }
}
