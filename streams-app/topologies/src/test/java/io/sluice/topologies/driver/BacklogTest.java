package io.sluice.topologies.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final TopicPartition EVENTS = new TopicPartition("events", 0);
    private static final TopicPartition FOREIGN = new TopicPartition("events", 1);
    private static final int MOST_AT_ONCE = 4;

    private final Backlog backlog = new Backlog();
    private final PolledRecords consumer = new PolledRecords();
    private final Backlog.Share share = backlog.share(List.of(ORDERS.topic(), EVENTS.topic()), 0);

    BacklogTest() {
        consumer.configure(Map.of(Backlog.SETTING, backlog, "max.poll.records", MOST_AT_ONCE));
    }

    @Test
    @DisplayName("drained with the last record of a poll, wherever offsets have gaps")
    void is_drained_with_the_last_record_of_a_poll() {
        poll(records(EVENTS, 5, 7, 8));

        assertThat(drainedAfter(EVENTS, 5, 7, 8)).containsExactly(false, false, true);
    }

    @Test
    @DisplayName("drained when the records of all topics of the task are folded")
    void waits_for_all_topics_of_the_task() {
        poll(both(records(ORDERS, 0), records(EVENTS, 3)));

        assertThat(drainedAfter(EVENTS, 3)).containsExactly(false);
        assertThat(drainedAfter(ORDERS, 0)).containsExactly(true);
    }

    @Test
    void does_not_wait_for_another_task() {
        poll(both(records(EVENTS, 0), records(FOREIGN, 9)));

        assertThat(drainedAfter(EVENTS, 0)).containsExactly(true);
    }

    @Test
    @DisplayName("a poll that could hold no more has left others with the consumer")
    void is_not_drained_by_a_full_poll() {
        poll(records(EVENTS, 0, 1, 2, 3));
        assertThat(drainedAfter(EVENTS, 0, 1, 2, 3)).containsExactly(false, false, false, false);

        poll(records(EVENTS, 4));
        assertThat(drainedAfter(EVENTS, 4)).containsExactly(true);
    }

    @Test
    @DisplayName("a task that begins anew after an abort has folded nothing of what comes again")
    void begins_anew_with_its_task() {
        poll(records(EVENTS, 0, 1));
        drainedAfter(EVENTS, 0, 1);

        Backlog.Share revived = backlog.share(List.of(ORDERS.topic(), EVENTS.topic()), 0);
        poll(records(EVENTS, 0, 1));
        revived.folded(EVENTS.topic(), 0);
        assertThat(revived.isDrained()).isFalse();
    }

    @Test
    void hands_over_exactly_what_the_consumer_polled() {
        ConsumerRecords<byte[], byte[]> polled = poll(records(EVENTS, 0, 1));

        assertThat(consumer.onConsume(polled)).isSameAs(polled);
    }

    private List<Boolean> drainedAfter(TopicPartition partition, long... offsets) {
        return IntStream.range(0, offsets.length)
                .mapToObj(i -> {
                    share.folded(partition.topic(), offsets[i]);
                    return share.isDrained();
                })
                .toList();
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(TopicPartition partition, int... offsets) {
        return IntStream.of(offsets)
                .mapToObj(offset -> new ConsumerRecord<>(
                        partition.topic(), partition.partition(), offset, new byte[0], new byte[0]))
                .toList();
    }

    private ConsumerRecords<byte[], byte[]> poll(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition = records.stream()
                .collect(Collectors.groupingBy(record -> new TopicPartition(record.topic(), record.partition())));
        return consumer.onConsume(new ConsumerRecords<>(byPartition, Map.of()));
    }
}
