package io.sluice.local.live;

import io.sluice.schemas.AccountEvent;
import io.sluice.schemas.AccountEventKind;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.topologies.driver.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock of accounts that live now: each second a tick of the wall clock goes to each inbox. So a signal of a candle
 * that was fetched late is seen to be old, and a venue that does not answer is noticed although nothing happens.
 */
final class WallClock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WallClock.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int LONGEST_BLOCK_MILLIS = 5_000;

    private final List<String> accounts;
    private final TopicCodec codec;
    private final InstantSource clock;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private volatile boolean closed;

    private WallClock(List<String> accounts, TopicCodec codec, Map<String, Object> kafka, InstantSource clock) {
        this.accounts = List.copyOf(accounts);
        this.codec = codec;
        this.clock = clock;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK_MILLIS);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        thread = Thread.ofPlatform().name("wall-clock").daemon().unstarted(this::run);
    }

    /**
     * Starts, and returns when each account knows what time it is: whatever is fetched from the past after that is judged as
     * old.
     *
     * @param kafka how to reach the cluster
     * @throws KafkaException where the cluster refuses the first ticks or does not answer
     */
    static WallClock start(List<String> accounts, TopicCodec codec, Map<String, Object> kafka, InstantSource clock)
            throws InterruptedException {
        WallClock started = new WallClock(accounts, codec, kafka, clock);
        try {
            started.tick();
        } catch (InterruptedException | RuntimeException failed) {
            started.producer.close(Duration.ZERO);
            throw failed;
        }
        started.thread.start();
        return started;
    }

    private void run() {
        try {
            while (!closed) {
                Instant next = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(EVERY);
                Thread.sleep(Duration.between(clock.instant(), next));
                tickOrWarn();
            }
        } catch (InterruptedException | InterruptException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tickOrWarn() throws InterruptedException {
        try {
            tick();
        } catch (InterruptException stopped) {
            throw stopped;
        } catch (KafkaException failed) {
            LOG.warn("a tick could not be written: {}", failed.getMessage());
        }
    }

    private void tick() throws InterruptedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (String account : accounts) {
            try {
                producer.send(record(account, now)).get();
            } catch (ExecutionException refused) {
                throw new KafkaException("a tick of " + account + " could not be written", refused.getCause());
            }
        }
    }

    private ProducerRecord<byte[], byte[]> record(String account, Instant now) {
        AccountEvent tick = AccountEvent.newBuilder()
                .setAccount(account)
                .setKind(AccountEventKind.TICK)
                .setTime(now)
                .build();
        return new ProducerRecord<>(
                Topics.ACCOUNT_EVENTS.in(codec.namespace()),
                null,
                now.toEpochMilli(),
                account.getBytes(StandardCharsets.UTF_8),
                codec.encode(Topics.ACCOUNT_EVENTS, tick));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(LONGEST_BLOCK_MILLIS / 1_000));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ZERO);
    }
}
