package io.sluice.topologies.driver;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Sits in the consumer of a stream thread and notes in the client's {@link Backlog} what it hands over. */
public final class PolledRecords implements ConsumerInterceptor<byte[], byte[]> {
    private Backlog backlog = new Backlog();
    private int mostAtOnce = ConsumerConfig.DEFAULT_MAX_POLL_RECORDS;

    @Override
    public void configure(Map<String, ?> configuration) {
        backlog = (Backlog) Objects.requireNonNull(configuration.get(Backlog.SETTING), Backlog.SETTING + " is not set");
        Object most = configuration.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG);
        mostAtOnce = most == null ? mostAtOnce : Integer.parseInt(most.toString());
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        boolean full = records.count() >= mostAtOnce;
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> polled = records.records(partition);
            backlog.polled(partition, polled.getLast().offset(), full);
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // What counts is what was folded, committed or not.
    }

    @Override
    public void close() {
        // The backlog is the client's.
    }
}
