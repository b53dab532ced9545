package io.sluice.topologies.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Tells when nothing is on its way any more: every stage has committed all of its input, and no input has grown in the
 * meantime. As a stage's outputs and its offsets are one transaction, nothing can then follow until something new is
 * written from outside. Whoever plays history and waits for this after each candle gets the same logs each time.
 */
public final class Quiescence {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(3);

    private final Admin admin;
    private final Map<String, Set<TopicPartition>> inputs;

    /**
     * @param admin stays the caller's to close
     * @param inputs partitions that each stage reads, by its application id
     */
    public Quiescence(Admin admin, Map<String, Set<TopicPartition>> inputs) {
        this.admin = admin;
        this.inputs = Map.copyOf(inputs);
    }

    /** @throws TimeoutException naming what still lags when the time is up */
    public void await(Duration longest) throws TimeoutException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            Map<TopicPartition, Long> ends = ends();
            Map<String, Long> lags = lags(ends);
            if (lags.isEmpty() && ends().equals(ends)) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("not quiet after " + longest + ", behind by " + lags);
            }
            pause();
        }
    }

    /** How far each stage is behind these ends; only those that are. */
    private Map<String, Long> lags(Map<TopicPartition, Long> ends) {
        Map<String, Long> lags = new HashMap<>();
        inputs.forEach((application, partitions) -> {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    get(admin.listConsumerGroupOffsets(application).partitionsToOffsetAndMetadata());
            for (TopicPartition partition : partitions) {
                OffsetAndMetadata reached = committed.get(partition);
                long lag = ends.get(partition) - (reached == null ? 0 : reached.offset());
                if (lag > 0) {
                    lags.put(application + " on " + partition, lag);
                }
            }
        });
        return lags;
    }

    /** Ends that count what is written and not yet committed, because it is on its way too. */
    private Map<TopicPartition, Long> ends() {
        List<TopicPartition> all =
                inputs.values().stream().flatMap(Set::stream).distinct().toList();
        Map<TopicPartition, OffsetSpec> latest =
                all.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return get(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        end -> Objects.requireNonNull(end.getValue()).offset()));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException refused ? refused : new KafkaException(failed.getCause());
        } catch (TimeoutException silence) {
            throw new KafkaException("the cluster did not answer within " + LONGEST_ANSWER, silence);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
