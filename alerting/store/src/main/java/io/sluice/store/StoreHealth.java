package io.sluice.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How a database stands against its topics, seen from outside.
 *
 * @param behind committed records that are not rows yet
 * @param refused records that cannot become rows, all that there ever were
 */
public record StoreHealth(long behind, long refused) {

    /**
     * Looks, and changes nothing.
     *
     * @throws StoreUnavailable when the database does not answer, or has no schema yet
     */
    public static StoreHealth of(StoreSettings settings, Database database) {
        try (Connection connection = database.reader()) {
            Map<TopicPartition, Long> stored = new SourceOffsets(connection).load();
            return new StoreHealth(new StoreClients(settings.kafka()).behind(stored, 0), refused(connection));
        } catch (SQLException failed) {
            throw new StoreUnavailable(database.shown() + " does not answer: " + failed.getMessage(), failed);
        }
    }

    private static long refused(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM refused_records")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
