package io.sluice.local.live;

import io.sluice.connector.runner.HaltLatch;
import io.sluice.schemas.OperatorCommand;
import io.sluice.schemas.OperatorCommandKind;
import io.sluice.schemas.catalogue.Topics;
import io.sluice.schemas.serde.UndecodableRecord;
import io.sluice.topologies.driver.TopicCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Latches on this machine what operators order by topic: HALT and FREEZE close the runner's latch at once, so that entries
 * which wait there do not leave; RESUME opens it. A RESUME that was given before a latch was closed does not open it.
 */
final class HaltFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HaltFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final Set<String> accounts;
    private final Path dataDir;
    private final HaltLatch latch;
    private final TopicCodec codec;
    private final Map<String, Object> settings;
    private final Thread thread;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> following;
    private volatile boolean closed;

    private HaltFollower(
            Set<String> accounts, Path dataDir, String instance, TopicCodec codec, Map<String, Object> kafka) {
        this.accounts = Set.copyOf(accounts);
        this.dataDir = dataDir;
        this.latch = HaltFolder.latch(dataDir);
        this.codec = codec;
        this.settings = new HashMap<>(kafka);
        // A group of its own: where several machines share the accounts, each of them has to hear every command.
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, codec.namespace().prefix("halt-latch." + instance));
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.thread = Thread.ofPlatform().name("halt-follower").daemon().unstarted(this::run);
    }

    /**
     * @param accounts those at real venues of this process
     * @param instance name of this process that stays the same over restarts
     */
    static HaltFollower start(
            Set<String> accounts, Path dataDir, String instance, TopicCodec codec, Map<String, Object> kafka) {
        HaltFollower follower = new HaltFollower(accounts, dataDir, instance, codec, kafka);
        follower.thread.start();
        return follower;
    }

    private void run() {
        while (!closed) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                following = consumer;
                follow(consumer);
            } catch (InterruptException | WakeupException stopped) {
                LOG.debug("asked to end");
            } catch (KafkaException | UncheckedIOException failed) {
                LOG.warn("operators' halts are followed anew: {}", failed.toString());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.subscribe(Set.of(Topics.OPERATOR_COMMANDS.in(codec.namespace())));
        while (!closed) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                take(record);
            }
            if (!records.isEmpty()) {
                consumer.commitSync();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() != null) {
                obey(codec.decode(Topics.OPERATOR_COMMANDS, record.value()));
            }
        } catch (UndecodableRecord someoneElses) {
            LOG.debug("passed over {}", record.offset(), someoneElses);
        }
    }

    private void obey(OperatorCommand command) {
        String account = command.getAccount();
        OperatorCommandKind kind = command.getKind();
        if (!accounts.contains(account)) {
            return;
        }
        if (kind == OperatorCommandKind.HALT || kind == OperatorCommandKind.FREEZE) {
            halt(command);
        } else if (kind == OperatorCommandKind.RESUME && latchedAt(account).isBefore(command.getTime())) {
            latch.release(account);
        }
    }

    /** The file bears the time of the command, so that commands which are read again meet what they met before. */
    private void halt(OperatorCommand command) {
        String account = command.getAccount();
        if (latchedAt(account).isBefore(command.getTime())) {
            latch.halt(account, command.getKind() + " by " + command.getWho() + ": " + command.getReason());
            try {
                Files.setLastModifiedTime(HaltFolder.file(dataDir, account), FileTime.from(command.getTime()));
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    private Instant latchedAt(String account) {
        Path file = HaltFolder.file(dataDir, account);
        try {
            return Files.exists(file) ? Files.getLastModifiedTime(file).toInstant() : Instant.MIN;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void pause() {
        try {
            Thread.sleep(BEFORE_NEXT_TRY);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        KafkaConsumer<byte[], byte[]> consumer = following;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(LONGEST_CLOSE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
