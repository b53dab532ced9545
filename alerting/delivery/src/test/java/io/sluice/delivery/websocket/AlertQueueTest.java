package io.sluice.delivery.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.delivery.websocket.AlertQueue.Queued;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AlertQueueTest {
    private final AlertQueue queue = new AlertQueue(3);

    private static Queued critical(String id) {
        return new Queued(id, true, id);
    }

    private static Queued other(String id) {
        return new Queued(id, false, id);
    }

    private List<String> rest() {
        List<String> rest = new ArrayList<>();
        for (Optional<Queued> next = queue.poll(); next.isPresent(); next = queue.poll()) {
            rest.add(next.get().text());
        }
        return rest;
    }

    @Test
    @DisplayName("A-BOUND the oldest that is not critical goes first, though older critical ones wait")
    void drops_the_oldest_non_critical() {
        queue.offer(critical("c1"));
        queue.offer(other("o1"));
        queue.offer(other("o2"));
        assertThat(queue.offer(critical("c2"))).map(Queued::text).contains("o1");
        assertThat(queue.offer(other("o3"))).map(Queued::text).contains("o2");
        assertThat(rest()).containsExactly("c1", "c2", "o3");
    }

    @Test
    @DisplayName("A-BOUND among critical ones alone the oldest goes, and one that is not critical finds no room")
    void drops_the_oldest_of_all_only_among_critical_ones() {
        List.of("c1", "c2", "c3")
                .forEach(id -> assertThat(queue.offer(critical(id))).isEmpty());
        assertThat(queue.offer(critical("c4"))).map(Queued::text).contains("c1");
        assertThat(queue.offer(other("o1"))).map(Queued::text).contains("o1");
        assertThat(rest()).containsExactly("c2", "c3", "c4");
    }
}
