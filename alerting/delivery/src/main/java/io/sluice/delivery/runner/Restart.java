package io.sluice.delivery.runner;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where reading must begin again after a crash: where it stood when the oldest alert that is not over was read. */
final class Restart {
    private final Map<String, Map<TopicPartition, Long>> readAt = new LinkedHashMap<>();

    /** @param positions before the alert was read, shared by all of one poll */
    void learned(String alertId, Map<TopicPartition, Long> positions) {
        readAt.putIfAbsent(alertId, positions);
    }

    /**
     * Positions only grow, so those of the oldest are the least.
     *
     * @param open alerts that are not over
     * @param now where reading stands
     */
    Map<TopicPartition, Long> from(List<String> open, Map<TopicPartition, Long> now) {
        readAt.keySet().retainAll(open);
        return readAt.isEmpty() ? now : new HashMap<>(readAt.values().iterator().next());
    }
}
