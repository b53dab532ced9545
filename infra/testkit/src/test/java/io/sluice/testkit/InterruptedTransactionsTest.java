package io.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A kill finds a busy broker in the middle of completing a transaction about every other time; what it leaves must be
 * completed by the next one, wherever that listens.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are POSIX")
class InterruptedTransactionsTest {
    private static final int KILLS = 4;
    private static final int COMMITS_BEFORE_A_KILL = 30;
    private static final String OUTPUT = "output";
    private static final TopicPartition INPUT = new TopicPartition("input", 0);
    private static final String GROUP = "stage";

    @Test
    @DisplayName("X-UP after a kill and a start on another port, outputs and offsets agree and can be read")
    void outputs_and_offsets_agree_after_kills_and_starts_on_other_ports() throws Exception {
        try (BrokerProcessCluster cluster = BrokerProcessCluster.start()) {
            cluster.topics().create(INPUT.topic(), 1);
            cluster.topics().create(OUTPUT, 1);
            for (int kill = 0; kill < KILLS; kill++) {
                Stage stage = Stage.start(cluster);
                stage.awaitCommits();
                cluster.kill();
                stage.awaitEnd();
                cluster.restartElsewhere();

                fence(cluster);
                assertThat(committed(cluster))
                        .as("offset after kill %d", kill)
                        .isEqualTo(cluster.topics().readAll(OUTPUT).size());
            }
        }
    }

    /** Ends what the stage had open, as its successor does before it reads where to go on. */
    private static void fence(Cluster cluster) {
        try (KafkaProducer<String, String> producer = producer(cluster)) {
            producer.initTransactions();
        }
    }

    private static KafkaProducer<String, String> producer(Cluster cluster) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, GROUP);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Cluster cluster) {
        Map<String, Object> settings = new HashMap<>(cluster.clientSettings());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Waits for transactions that are being completed, as readers of their own group's offsets must. */
    private static long committed(Cluster cluster) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(cluster)) {
            OffsetAndMetadata offset =
                    consumer.committed(Set.of(INPUT), Duration.ofSeconds(20)).get(INPUT);
            return offset == null ? 0 : offset.offset();
        }
    }

    /** Writes one output and one offset a transaction, as fast as it can, until the broker is gone. */
    private static final class Stage {
        private final CountDownLatch commits = new CountDownLatch(COMMITS_BEFORE_A_KILL);
        private final Cluster cluster;
        private final Thread thread = new Thread(this::work, GROUP);

        private Stage(Cluster cluster) {
            this.cluster = cluster;
        }

        static Stage start(Cluster cluster) {
            Stage stage = new Stage(cluster);
            stage.thread.start();
            return stage;
        }

        private void work() {
            KafkaProducer<String, String> producer = producer(cluster);
            try (KafkaConsumer<byte[], byte[]> consumer = consumer(cluster)) {
                producer.initTransactions();
                for (long next = committed(cluster) + 1; true; next++) {
                    producer.beginTransaction();
                    Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(OUTPUT, Long.toString(next)));
                    producer.sendOffsetsToTransaction(
                            Map.of(INPUT, new OffsetAndMetadata(next)), consumer.groupMetadata());
                    producer.commitTransaction();
                    assertThat(sent).isDone();
                    commits.countDown();
                }
            } catch (KafkaException gone) {
                // The broker was killed, or this thread told to end.
            } finally {
                producer.close(Duration.ZERO);
            }
        }

        void awaitCommits() throws InterruptedException {
            assertThat(commits.await(60, TimeUnit.SECONDS)).as("commits").isTrue();
        }

        void awaitEnd() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }
}
