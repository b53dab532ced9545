package io.sluice.topologies.driver;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What the consumers of one client have handed over, beside what its tasks have folded of it: Streams does not tell a task
 * whether more records wait behind the one it is given. Filled by {@link PolledRecords}; safe for the threads of a client,
 * each of which polls what it folds.
 */
public final class Backlog {
    /** Under which the configuration of a client carries its backlog, for its consumers and its tasks. */
    public static final String SETTING = "sluice.backlog";

    private static final long NOTHING = -1;

    private final Map<TopicPartition, Queue> queues = new ConcurrentHashMap<>();

    /** Offsets of one partition; written by the thread that owns it. */
    private static final class Queue {
        private volatile long polled = NOTHING;
        private volatile boolean more;
        private volatile long folded = NOTHING;
    }

    /**
     * Notes what a consumer has handed over.
     *
     * @param lastOffset the last of them on this partition
     * @param more whether the consumer held back others, because it hands over no more at once
     */
    void polled(TopicPartition partition, long lastOffset, boolean more) {
        Queue queue = queue(partition);
        queue.polled = lastOffset;
        queue.more = more;
    }

    /** The share of a task that begins now, or anew: it has folded nothing yet. */
    Share share(Collection<String> topics, int partition) {
        return new Share(topics.stream()
                .collect(Collectors.toMap(Function.identity(), topic -> queue(new TopicPartition(topic, partition)))));
    }

    private Queue queue(TopicPartition partition) {
        return queues.computeIfAbsent(partition, first -> new Queue());
    }

    /** What one task has of it. */
    static final class Share {
        private final Map<String, Queue> byTopic;
        private final List<Queue> all;

        private Share(Map<String, Queue> byTopic) {
            this.byTopic = byTopic;
            this.all = List.copyOf(byTopic.values());
            all.forEach(queue -> queue.folded = NOTHING);
        }

        void folded(String topic, long offset) {
            byTopic.get(topic).folded = offset;
        }

        /** Whether all that was handed over is folded, and the consumer held nothing back. */
        boolean isDrained() {
            for (Queue queue : all) {
                if (queue.more || queue.folded < queue.polled) {
                    return false;
                }
            }
            return true;
        }
    }
}
