package io.sluice.local.bench;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** How far a stage has committed its one input partition. */
final class Committed {
    private static final Duration PAUSE = Duration.ofMillis(20);
    /** The end of a transactional topic is a marker that nobody reads. */
    private static final int MARKER = 1;

    private Committed() {}

    static long of(Stand stand, String stage, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = stand.admin()
                    .listConsumerGroupOffsets(stand.namespace().prefix(stage))
                    .partitionsToOffsetAndMetadata()
                    .get();
            OffsetAndMetadata offset = offsets.get(partition);
            return offset == null ? 0 : offset.offset();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("cannot read how far " + stage + " is", failed.getCause());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    static long end(Stand stand, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try {
            return stand.admin()
                    .listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("cannot read the end of " + topic, failed.getCause());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    static void await(Stand stand, String stage, String topic, Duration longest) throws TimeoutException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (of(stand, stage, topic) < end(stand, topic) - MARKER) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException(stage + " has not read " + topic + " within " + longest);
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
