package io.sluice.topologies.driver;

import java.util.OptionalLong;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A record as it came, before anything is known of it.
 *
 * @param topic full name of the topic it came from
 * @param partition partition there
 * @param offset offset there
 * @param timestampMillis its timestamp, or what stands for it when the timestamp was refused
 * @param refusedTimestamp the timestamp that was refused; empty when it was not
 * @param key its key; null when it has none
 * @param value its value; null when it has none
 */
@SuppressWarnings("ArrayRecordComponent") // Carried, never compared.
record Arrival(
        String topic,
        int partition,
        long offset,
        long timestampMillis,
        OptionalLong refusedTimestamp,
        byte[] key,
        byte[] value) {

    static Arrival of(RecordMetadata metadata, Record<byte[], byte[]> record, long tieBreakMillis) {
        OptionalLong refused = BoundedTimestamps.refused(record.headers());
        return new Arrival(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                refused.isPresent() ? record.timestamp() : record.timestamp() - tieBreakMillis,
                refused,
                record.key(),
                record.value());
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
