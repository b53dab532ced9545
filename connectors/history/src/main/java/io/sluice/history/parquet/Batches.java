package io.sluice.history.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one query, a batch at a time, column by column. Columns are counted from 0. For one thread.
 *
 * <pre>{@code
 * while (batches.next()) {
 *     batches.longs(0, times);
 *     for (int row = 0; row < batches.size(); row++) { ... times[row] ... }
 * }
 * }</pre>
 */
public final class Batches implements Closeable {
    /** Most rows of a batch: what an array must hold to be filled. */
    public static final int MOST_ROWS = 2_048;

    private final DuckDBConnection connection;
    private final DuckDBPreparedStatement statement;
    private final DuckDBChunkedResult result;
    private int size;

    private Batches(DuckDBConnection connection, DuckDBPreparedStatement statement, DuckDBChunkedResult result) {
        this.connection = connection;
        this.statement = statement;
        this.result = result;
    }

    static Batches of(DuckDBConnection connection, String sql) throws IOException {
        try {
            DuckDBPreparedStatement statement = connection.prepare(sql);
            return new Batches(connection, statement, statement.query());
        } catch (SQLException e) {
            closeAfter(connection, e);
            throw DuckDb.failure(e);
        }
    }

    private static void closeAfter(DuckDBConnection connection, SQLException failure) {
        try {
            connection.close();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    /**
     * Moves to the next batch; false after the last.
     *
     * @throws IOException when a file turns out to be damaged
     */
    public boolean next() throws IOException {
        try {
            do {
                if (!result.nextChunk()) {
                    size = 0;
                    return false;
                }
                size = Math.toIntExact(result.chunk().rowCount());
            } while (size == 0);
            return true;
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Rows of this batch, 1 to {@link #MOST_ROWS}. */
    public int size() {
        return size;
    }

    /** The names of the columns. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < result.columnCount(); column++) {
            names.add(result.columnName(column));
        }
        return names;
    }

    /** Copies a column of type BIGINT; null is 0. */
    public void longs(int column, long[] into) {
        DuckDBReadableVector vector = vector(column);
        for (int row = 0; row < size; row++) {
            into[row] = vector.getLong(row, 0);
        }
    }

    /** Copies a column of type DOUBLE; null is 0. */
    public void doubles(int column, double[] into) {
        DuckDBReadableVector vector = vector(column);
        for (int row = 0; row < size; row++) {
            into[row] = vector.getDouble(row, 0);
        }
    }

    /** Copies a column of type BOOLEAN; null is false. */
    public void booleans(int column, boolean[] into) {
        DuckDBReadableVector vector = vector(column);
        for (int row = 0; row < size; row++) {
            into[row] = vector.getBoolean(row, false);
        }
    }

    /** Copies a column of type VARCHAR; null is null. */
    public void texts(int column, @Nullable String[] into) {
        DuckDBReadableVector vector = vector(column);
        for (int row = 0; row < size; row++) {
            into[row] = vector.getString(row);
        }
    }

    /** Copies which rows of a column hold null. */
    public void nulls(int column, boolean[] into) {
        DuckDBReadableVector vector = vector(column);
        for (int row = 0; row < size; row++) {
            into[row] = vector.isNull(row);
        }
    }

    private DuckDBReadableVector vector(int column) {
        return result.chunk().vector(column);
    }

    @Override
    public void close() throws IOException {
        try {
            result.close();
            statement.close();
            connection.close();
        } catch (SQLException e) {
            throw DuckDb.failure(e);
        }
    }
}
