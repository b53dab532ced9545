package io.sluice.store;

import io.sluice.schemas.catalogue.Cleanup;
import io.sluice.schemas.catalogue.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Forgets every row that Kafka still has the record of, and has it read again. What Kafka no longer has (older than a
 * topic keeps, or overwritten in a compacted topic) stays as it is: a rebuild never loses history.
 */
public final class StoreRebuild {
    private final StoreSettings settings;
    private final Database database;

    /** @param database stays the caller's to close */
    public StoreRebuild(StoreSettings settings, Database database) {
        this.settings = settings;
        this.database = database;
    }

    /**
     * Does it in one transaction. A follower of this database, in this process or another, then reads everything again;
     * readers see the tables fill.
     *
     * @return rows that were forgotten
     * @throws StoreUnavailable when the database does not answer; nothing has changed then
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer; nothing has changed then
     */
    public long forget() {
        database.migrate();
        try (Connection connection = database.writer();
                Consumer<byte[], byte[]> consumer = new StoreClients(settings.kafka()).reader(settings.group())) {
            long forgotten = 0;
            SourceOffsets offsets = new SourceOffsets(connection);
            for (Topic<?> topic : Rows.TOPICS) {
                for (Map.Entry<TopicPartition, Long> start :
                        starts(consumer, topic).entrySet()) {
                    if (topic.cleanup() == Cleanup.DELETE) {
                        forgotten += delete(connection, start.getKey(), start.getValue());
                    }
                    offsets.reset(start.getKey(), start.getValue());
                }
            }
            RowWriter.workOutStates(connection);
            connection.commit();
            return forgotten;
        } catch (SQLException failed) {
            throw new StoreUnavailable(database.shown() + " does not answer: " + failed.getMessage(), failed);
        }
    }

    private Map<TopicPartition, Long> starts(Consumer<byte[], byte[]> consumer, Topic<?> topic) {
        String name = topic.in(settings.namespace());
        List<TopicPartition> partitions = new ArrayList<>();
        consumer.partitionsFor(name).forEach(info -> partitions.add(new TopicPartition(name, info.partition())));
        return consumer.beginningOffsets(partitions);
    }

    private static long delete(Connection connection, TopicPartition partition, long start) throws SQLException {
        long deleted = 0;
        for (StoreTable table : StoreTable.values()) {
            deleted += delete(
                    connection,
                    "DELETE FROM " + table.sql()
                            + " WHERE source_topic = ? AND source_partition = ? AND source_offset >= ?",
                    partition,
                    start);
        }
        delete(
                connection,
                "DELETE FROM refused_records WHERE topic = ? AND partition_number = ? AND record_offset >= ?",
                partition,
                start);
        return deleted;
    }

    private static long delete(Connection connection, String sql, TopicPartition partition, long start)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, partition.topic());
            statement.setInt(2, partition.partition());
            statement.setLong(3, start);
            return statement.executeUpdate();
        }
    }
}
