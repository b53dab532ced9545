package io.sluice.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Which namespace of which cluster a database holds: offsets of one mean nothing in another. */
final class Identity {
    private Identity() {}

    /**
     * Claims a new database, and refuses one that is another's. Part of the connection's transaction.
     *
     * @throws IllegalStateException when it holds something else
     */
    static void claim(Connection connection, String namespace, String cluster) throws SQLException {
        claimOne(connection, "namespace", namespace);
        claimOne(connection, "cluster", cluster);
    }

    private static void claimOne(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO store_identity (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, name);
            insert.setString(2, value);
            insert.executeUpdate();
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT value FROM store_identity WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || !row.getString(1).equals(value)) {
                    throw new IllegalStateException("the database holds another " + name + " than " + value
                            + ": give the store an empty database of its own");
                }
            }
        }
    }
}
