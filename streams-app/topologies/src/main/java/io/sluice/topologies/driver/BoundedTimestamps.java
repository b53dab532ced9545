package io.sluice.topologies.driver;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Takes a record's own timestamp while it can be true: not negative, and not further ahead of the wall clock than clocks
 * differ. Any other leaves stream time where it was, and the record is marked for the driver to refuse, because Streams
 * would drop a negative time without a trace and believe one of the year 2099 for ever.
 *
 * @param clock the wall clock
 * @param maxAhead how far ahead of it a timestamp may lie
 * @param tieBreakMillis added to every valid timestamp: of two topics whose heads carry the same time, Streams takes the
 *     record with the lower one first
 */
record BoundedTimestamps(InstantSource clock, Duration maxAhead, long tieBreakMillis) implements TimestampExtractor {
    private static final String REFUSED = "sluice-refused-timestamp";

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long timestamp = record.timestamp();
        // A stranger's header of this name must not make a good record look bad.
        record.headers().remove(REFUSED);
        if (timestamp >= 0 && timestamp <= clock.millis() + maxAhead.toMillis()) {
            return timestamp + tieBreakMillis;
        }
        record.headers().add(REFUSED, Long.toString(timestamp).getBytes(StandardCharsets.US_ASCII));
        return Math.max(partitionTime, 0);
    }

    /** The timestamp that was refused on this record, if it was. */
    static OptionalLong refused(Headers headers) {
        Header mark = headers.lastHeader(REFUSED);
        return mark == null
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(new String(mark.value(), StandardCharsets.US_ASCII)));
    }
}
