package io.sluice.topologies.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class BoundedTimestampsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final long LATEST = NOW.plusSeconds(60).toEpochMilli();

    private final BoundedTimestamps timestamps =
            new BoundedTimestamps(InstantSource.fixed(NOW), Duration.ofSeconds(60), 0);

    private static ConsumerRecord<Object, Object> record(long timestamp) {
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                "value",
                new RecordHeaders(),
                Optional.empty());
    }

    @Test
    void takes_what_can_be_true_also_from_long_ago() {
        for (long timestamp : new long[] {0, 1_000, NOW.toEpochMilli(), LATEST}) {
            ConsumerRecord<Object, Object> record = record(timestamp);

            assertThat(timestamps.extract(record, 500)).isEqualTo(timestamp);
            assertThat(BoundedTimestamps.refused(record.headers())).isEmpty();
        }
    }

    @Test
    void garbage_leaves_stream_time_where_it_was_and_is_marked() {
        for (long timestamp : new long[] {-1, Long.MIN_VALUE, LATEST + 1, Long.MAX_VALUE}) {
            ConsumerRecord<Object, Object> record = record(timestamp);

            assertThat(timestamps.extract(record, 500)).isEqualTo(500);
            assertThat(BoundedTimestamps.refused(record.headers())).isEqualTo(OptionalLong.of(timestamp));
        }
    }

    @Test
    void garbage_before_any_good_record_is_not_dropped_by_streams_as_negative() {
        assertThat(timestamps.extract(record(-1), ConsumerRecord.NO_TIMESTAMP)).isZero();
    }

    @Test
    void a_foreign_header_of_the_marks_name_means_nothing() {
        ConsumerRecord<Object, Object> record = record(1_000);
        record.headers().add("sluice-refused-timestamp", "-5".getBytes(StandardCharsets.US_ASCII));

        assertThat(timestamps.extract(record, 0)).isEqualTo(1_000);
        assertThat(BoundedTimestamps.refused(record.headers())).isEmpty();
    }

    @Test
    void an_input_that_gives_way_comes_after_others_of_the_same_millisecond() {
        BoundedTimestamps later = new BoundedTimestamps(InstantSource.fixed(NOW), Duration.ofSeconds(60), 1);

        assertThat(later.extract(record(1_000), 0)).isGreaterThan(timestamps.extract(record(1_000), 0));
    }
}
