package io.sluice.history.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB of its own, in memory, that reads and writes Parquet files. It loads no extensions, asks no network, and works
 * on one thread a query. Safe for use by several threads; every query has its own connection.
 *
 * <p>The first one in a process loads a native library of 70 MB that lies beside DuckDB's jar, or unpacks it from the jar into
 * the folder {@code java.io.tmpdir}, from where a clean end of the process takes it away.
 */
public final class DuckDb implements Closeable {
    /** Native memory of one database; tables beyond it go to the temporary folder. */
    private static final String MEMORY_LIMIT = "512MB";

    /** Rows that a query makes before they are asked for: hundreds of queries may be open side by side. */
    private static final String FETCHED_AHEAD = "64KB";

    private final DuckDBConnection database;

    private DuckDb(DuckDBConnection database) {
        this.database = database;
    }

    /**
     * Begins to load the native library, which takes a while, in a thread of its own. Who opens one meanwhile waits for what is
     * left of it, and is told when it failed.
     */
    public static void loadAhead() {
        Thread.ofPlatform().daemon().name("duckdb-load").start(() -> {
            try {
                connect().close();
            } catch (IOException | SQLException failed) {
                // The next one fails as well, and somebody hears of that.
            }
        });
    }

    /** @throws IOException when the native library cannot be loaded */
    public static DuckDb open() throws IOException {
        DuckDb duckDb = new DuckDb(connect());
        // Some settings belong to the connection, and others are made from this one.
        try (Statement statement = duckDb.database.createStatement()) {
            for (Map.Entry<String, String> setting : settings().entrySet()) {
                statement.execute("set " + setting.getKey() + " = " + text(setting.getValue()));
            }
            return duckDb;
        } catch (SQLException e) {
            duckDb.close();
            throw failure(e);
        }
    }

    private static Map<String, String> settings() {
        Path spill = Path.of(
                System.getProperty("java.io.tmpdir"),
                "sluice-duckdb-" + ProcessHandle.current().pid());
        return Map.of(
                "threads", "1",
                "streaming_buffer_size", FETCHED_AHEAD,
                "memory_limit", MEMORY_LIMIT,
                "temp_directory", spill.toString(),
                "autoinstall_known_extensions", "false",
                "autoload_known_extensions", "false",
                "TimeZone", "UTC");
    }

    private static DuckDBConnection connect() throws IOException {
        try {
            return DuckDBConnection.newConnection("jdbc:duckdb:", false, new Properties());
        } catch (Exception | LinkageError e) {
            // A library that failed to load once fails ever after, and the cause says why it did.
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "DuckDB cannot be started (" + reason
                            + "); where its library is in its jar, not beside it, it needs 80 MB of"
                            + " room in the temporary folder " + System.getProperty("java.io.tmpdir")
                            + ", which -Djava.io.tmpdir=DIR moves",
                    e);
        }
    }

    /** A connection of its own to the same tables. The caller closes it. */
    DuckDBConnection connection() throws IOException {
        try {
            return database.duplicate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Runs one statement.
     *
     * @throws IOException with DuckDB's own words when it fails
     */
    public void execute(String sql) throws IOException {
        try (DuckDBConnection connection = database.duplicate();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Begins a query, whose rows are fetched as they are read. The caller closes it.
     *
     * @throws IOException with DuckDB's own words when it fails
     */
    public Batches query(String sql) throws IOException {
        return Batches.of(connection(), sql);
    }

    /** A text in SQL. */
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A name in SQL. */
    public static String name(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    /** The table function that reads one file, whatever characters its name has. */
    public static String table(Path file) {
        StringBuilder literal = new StringBuilder();
        for (char character : file.toString().toCharArray()) {
            boolean wildcard = "[*?".indexOf(character) >= 0;
            literal.append(wildcard ? "[" + character + "]" : character);
        }
        return "read_parquet(" + text(literal.toString()) + ")";
    }

    /** The first sentence of what DuckDB says; the rest repeats the statement. */
    static IOException failure(SQLException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf("\n\n");
        return new IOException(end < 0 ? message : message.substring(0, end), e);
    }

    @Override
    public void close() throws IOException {
        try {
            database.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
