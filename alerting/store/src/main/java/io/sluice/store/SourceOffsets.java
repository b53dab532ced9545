package io.sluice.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far each partition has become rows. Moved in the transaction that writes the rows. */
final class SourceOffsets {
    private final Connection connection;

    SourceOffsets(Connection connection) {
        this.connection = connection;
    }

    /** Someone else has written meanwhile: a second store on this database, or a rebuild. */
    static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Moved(TopicPartition partition, long expected) {
            super("the offset of " + partition + " is no longer " + expected + ": someone else writes this database");
        }
    }

    Map<TopicPartition, Long> load() throws SQLException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT topic, partition_number, next_offset FROM source_offsets");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                offsets.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
        return offsets;
    }

    /**
     * Moves one partition on.
     *
     * @throws Moved when it does not stand where it is expected; the transaction must be rolled back
     */
    void move(TopicPartition partition, long expected, long next) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE source_offsets SET next_offset = ?"
                + " WHERE topic = ? AND partition_number = ? AND next_offset = ?")) {
            statement.setLong(1, next);
            statement.setString(2, partition.topic());
            statement.setInt(3, partition.partition());
            statement.setLong(4, expected);
            if (statement.executeUpdate() != 1) {
                throw new Moved(partition, expected);
            }
        }
    }

    /** Says where a partition begins, unless that is known already. */
    void begin(TopicPartition partition, long first) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO source_offsets (topic, partition_number, next_offset)"
                        + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setString(1, partition.topic());
            statement.setInt(2, partition.partition());
            statement.setLong(3, first);
            statement.executeUpdate();
        }
    }

    /** Puts a partition back to where it is to be read again from. */
    void reset(TopicPartition partition, long first) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE source_offsets SET next_offset = ? WHERE topic = ? AND partition_number = ?")) {
            statement.setLong(1, first);
            statement.setString(2, partition.topic());
            statement.setInt(3, partition.partition());
            statement.executeUpdate();
        }
    }
}
