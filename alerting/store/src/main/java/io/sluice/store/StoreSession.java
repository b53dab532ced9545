package io.sluice.store;

import io.sluice.schemas.serde.UndecodableRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes batches of records over one connection, each batch in one transaction with the offsets after it. After any
 * exception the session is of no use: the next one reads from the database how far this one got.
 */
final class StoreSession {
    private final Connection connection;
    private final TopicDecoder decoder;
    private final SourceOffsets offsets;
    private final Map<TopicPartition, Long> stored = new HashMap<>();

    StoreSession(Connection connection, TopicDecoder decoder) {
        this.connection = connection;
        this.decoder = decoder;
        this.offsets = new SourceOffsets(connection);
    }

    /**
     * What a batch came to.
     *
     * @param rows records that are rows now
     * @param refused records that are refused now
     */
    record Written(long rows, long refused) {}

    /**
     * Finds out where each partition goes on.
     *
     * @param starts first offset of each partition that Kafka still has
     * @param ends offset after the last committed record of each partition
     * @throws IllegalStateException when the rows come from another namespace, cluster or incarnation of a topic
     */
    Map<TopicPartition, Long> begin(
            String namespace, String cluster, Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends)
            throws SQLException {
        Identity.claim(connection, namespace, cluster);
        for (Map.Entry<TopicPartition, Long> start : starts.entrySet()) {
            offsets.begin(start.getKey(), start.getValue());
        }
        Map<TopicPartition, Long> known = offsets.load();
        for (Map.Entry<TopicPartition, Long> start : starts.entrySet()) {
            TopicPartition partition = start.getKey();
            long next = known.getOrDefault(partition, start.getValue());
            if (next > ends.getOrDefault(partition, Long.MAX_VALUE)) {
                throw new IllegalStateException("the store is ahead of " + partition + " (" + next + " of "
                        + ends.get(partition) + "): the topic has lost records or was made anew; './sluice store"
                        + " rebuild' reads it again");
            }
            stored.put(partition, next < start.getValue() ? skipDeleted(partition, next, start.getValue()) : next);
        }
        connection.commit();
        return Map.copyOf(stored);
    }

    /** Retention was faster than the store. Nothing can bring the records back, but it is said. */
    private long skipDeleted(TopicPartition partition, long next, long start) throws SQLException {
        String reason = "records " + next + " to " + (start - 1) + " were deleted from the topic before they were read";
        RefusedRecord.write(
                connection,
                List.of(new RefusedRecord(
                        partition.topic(), partition.partition(), next, Instant.EPOCH, reason, null, null)));
        offsets.move(partition, next, start);
        return start;
    }

    /** Where each partition stands in the database. */
    Map<TopicPartition, Long> stored() {
        return Map.copyOf(stored);
    }

    /**
     * Looks whether the database still stands where this session has left it; a rebuild moves it.
     *
     * @throws SourceOffsets.Moved when it does not
     */
    void check() throws SQLException {
        Map<TopicPartition, Long> now = offsets.load();
        connection.rollback(); // Nothing was written, and a reader must not hold on to what it has seen.
        stored.forEach((partition, offset) -> {
            if (!offset.equals(now.get(partition))) {
                throw new SourceOffsets.Moved(partition, offset);
            }
        });
    }

    /**
     * Writes a batch.
     *
     * @param next offsets after the batch
     * @throws SQLException when nothing of it is written, or it is not known whether
     * @throws SourceOffsets.Moved when someone else writes
     */
    Written write(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next) throws SQLException {
        try {
            return writeTogether(records, next);
        } catch (SQLException failed) {
            if (!isAboutData(failed)) {
                throw failed;
            }
            connection.rollback();
            return writeOneByOne(records, next);
        } catch (SourceOffsets.Moved moved) {
            connection.rollback();
            throw moved;
        }
    }

    private Written writeTogether(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next)
            throws SQLException {
        List<StoreRow> rows = new ArrayList<>(records.size());
        List<RefusedRecord> refused = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            take(record, rows, refused);
        }
        commit(rows, refused, next);
        return new Written(rows.size(), refused.size());
    }

    /** A value that the database does not take, such as a NUL in PostgreSQL's text: find it, and refuse it alone. */
    private Written writeOneByOne(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next)
            throws SQLException {
        long rows = 0;
        long refused = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Map<TopicPartition, Long> after =
                    Map.of(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            try {
                Written written = writeTogether(List.of(record), after);
                rows += written.rows();
                refused += written.refused();
            } catch (SQLException failed) {
                if (!isAboutData(failed)) {
                    throw failed;
                }
                connection.rollback();
                commit(List.of(), List.of(RefusedRecord.of(record, String.valueOf(failed.getMessage()))), after);
                refused++;
            }
        }
        commit(List.of(), List.of(), next);
        return new Written(rows, refused);
    }

    private void take(ConsumerRecord<byte[], byte[]> record, List<StoreRow> rows, List<RefusedRecord> refused) {
        if (record.value() == null) {
            return; // A tombstone ends a key of a compacted topic; what happened before it stays.
        }
        Source source = new Source(
                record.topic(), record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp()));
        try {
            rows.add(Rows.of(decoder.decode(record.topic(), record.value()), source));
        } catch (UndecodableRecord poison) {
            refused.add(RefusedRecord.of(record, String.valueOf(poison.getMessage())));
        }
    }

    private void commit(List<StoreRow> rows, List<RefusedRecord> refused, Map<TopicPartition, Long> next)
            throws SQLException {
        new RowWriter(connection).write(rows);
        RefusedRecord.write(connection, refused);
        for (Map.Entry<TopicPartition, Long> each : next.entrySet()) {
            long before = stored.getOrDefault(each.getKey(), 0L);
            if (before != each.getValue()) {
                offsets.move(each.getKey(), before, each.getValue());
            }
        }
        connection.commit();
        stored.putAll(next);
    }

    /** SQLSTATE classes 22 (data exception) and 23 (constraint): the same again would fail again. */
    private static boolean isAboutData(SQLException failed) {
        for (Throwable each = failed; each instanceof SQLException sql; each = sql.getNextException()) {
            String state = sql.getSQLState();
            if (state != null && (state.startsWith("22") || state.startsWith("23"))) {
                return true;
            }
        }
        return false;
    }
}
