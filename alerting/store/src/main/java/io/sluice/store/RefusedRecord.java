package io.sluice.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that cannot become a row. It does not hold up the others: its bytes, its place and the reason are kept in the
 * same transaction, so none is skipped in silence.
 *
 * @param key text; null where it has none
 * @param value base64; null where it has none
 */
record RefusedRecord(
        String topic,
        int partition,
        long offset,
        Instant time,
        String reason,
        @Nullable String key,
        @Nullable String value) {
    private static final String INSERT = "INSERT INTO refused_records"
            + " (topic, partition_number, record_offset, time_micros, reason, record_key, record_value)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    static RefusedRecord of(ConsumerRecord<byte[], byte[]> record, String reason) {
        return new RefusedRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                withoutNul(reason),
                record.key() == null ? null : withoutNul(new String(record.key(), StandardCharsets.UTF_8)),
                record.value() == null ? null : Base64.getEncoder().encodeToString(record.value()));
    }

    /** PostgreSQL's text cannot hold it, and what tells of a failure must not fail itself. */
    private static String withoutNul(String text) {
        return text.replace('\0', '\uFFFD');
    }

    static void write(Connection connection, Collection<RefusedRecord> refused) throws SQLException {
        if (refused.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (RefusedRecord each : refused) {
                statement.setString(1, each.topic);
                statement.setInt(2, each.partition);
                statement.setLong(3, each.offset);
                statement.setLong(4, RowWriter.micros(each.time));
                statement.setString(5, each.reason);
                statement.setString(6, each.key);
                statement.setString(7, each.value);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
