package io.sluice.history.parquet;

import io.sluice.market.Micros;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes one table to one Parquet file with zstd: rows are added in order, then {@link #commit} puts the whole file in
 * place at once. Until then, and after a kill at any instant, a former file of that name stays as it was.
 *
 * <pre>{@code
 * try (ParquetTable table = ParquetTable.create(duckDb, file, List.of(Column.ofInstants("time"), Column.ofDoubles("equity")))) {
 *     table.add(time).add(equity).endRow();
 *     table.commit();
 * }
 * }</pre>
 *
 * <p>A value of another type than its column's, or a row with too few or many, is a mistake of the program and throws
 * {@link IllegalStateException}. For one thread at a time.
 */
public final class ParquetTable implements Closeable {
    /** Ending of a file that is being written; one that is left over after a kill may be deleted. */
    public static final String UNFINISHED = ".unfinished";

    private static final String TABLE = "rows";
    /** Who reads a file holds one row group of it: small ones let hundreds of files be read side by side. */
    private static final int ROW_GROUP = 20_480;

    private static final String LAYOUT =
            "format parquet, compression zstd, parquet_version v2, dictionary_size_limit 1,"
                    + " use_tmp_file false, row_group_size " + ROW_GROUP;

    private final Path target;
    private final List<Column> columns;
    private final List<@Nullable ShortDecimals> shortDecimals = new ArrayList<>();
    private final DuckDBConnection connection;
    private final DuckDBAppender appender;
    private int next;
    private long rows;

    private ParquetTable(Path target, List<Column> columns, DuckDBConnection connection) throws SQLException {
        this.target = target;
        this.columns = List.copyOf(columns);
        this.connection = connection;
        columns.forEach(
                column -> shortDecimals.add(column.type() == Column.Type.SHORT_DECIMAL ? new ShortDecimals() : null));
        String definitions = columns.stream().map(Column::definition).collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            statement.execute("create temp table " + TABLE + " (" + definitions + ")");
        }
        appender = connection.createAppender("temp", "main", TABLE);
        // It would accept calls of this thread only; that they come one at a time is the caller's duty.
        appender.unsafeBreakThreadConfinement();
    }

    /**
     * Begins a table.
     *
     * @param target the file to write; its folder is made when it is missing
     * @throws IOException when the folder cannot be made or written
     */
    public static ParquetTable create(DuckDb duckDb, Path target, List<Column> columns) throws IOException {
        Path folder = folderOf(target);
        Files.createDirectories(folder);
        DuckDBConnection connection = duckDb.connection();
        try {
            return new ParquetTable(target, columns, connection);
        } catch (SQLException e) {
            throw DuckDb.failure(e);
        }
    }

    private static Path folderOf(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(target + " is no file");
        }
        return folder;
    }

    /** Rows added. */
    public long rows() {
        return rows;
    }

    /** The next value of a row. */
    public ParquetTable add(long value) throws IOException {
        expect(Column.Type.LONG);
        return appended(() -> appender.append(value));
    }

    /** The next value of a row. */
    public ParquetTable add(double value) throws IOException {
        ShortDecimals decimals = next < columns.size() ? shortDecimals.get(next) : null;
        if (decimals == null) {
            expect(Column.Type.DOUBLE);
        } else {
            decimals.add(value);
        }
        return appended(() -> appender.append(value));
    }

    /** The next value of a row. */
    public ParquetTable add(boolean value) throws IOException {
        expect(Column.Type.BOOLEAN);
        return appended(() -> appender.append(value));
    }

    /** The next value of a row; null for none. */
    public ParquetTable add(@Nullable String value) throws IOException {
        if (value == null) {
            return addNull();
        }
        expect(Column.Type.TEXT);
        return appended(() -> appender.append(value));
    }

    /** The next value of a row, cut to microseconds; null for none. */
    public ParquetTable add(@Nullable Instant value) throws IOException {
        if (value == null) {
            return addNull();
        }
        expect(Column.Type.INSTANT);
        return appended(() -> appender.appendEpochMicros(Micros.of(value)));
    }

    /**
     * The next value of a row; null for none.
     *
     * @throws ArithmeticException when it has more decimals than its column
     */
    public ParquetTable add(@Nullable BigDecimal value) throws IOException {
        if (value == null) {
            return addNull();
        }
        expect(Column.Type.DECIMAL);
        BigDecimal scaled = value.setScale(columns.get(next).scale(), RoundingMode.UNNECESSARY);
        return appended(() -> appender.append(scaled));
    }

    /** No value. */
    public ParquetTable addNull() throws IOException {
        if (next >= columns.size()) {
            throw new IllegalStateException("a row has " + columns.size() + " values");
        }
        return appended(appender::appendNull);
    }

    /** Ends a row. */
    public void endRow() throws IOException {
        if (next != columns.size()) {
            throw new IllegalStateException(
                    "the row has " + next + " values, the table " + columns.size() + " columns");
        }
        try {
            appender.endRow();
        } catch (SQLException e) {
            throw DuckDb.failure(e);
        }
        next = 0;
        rows++;
    }

    private void expect(Column.Type type) {
        if (next >= columns.size() || columns.get(next).type() != type) {
            String expected = next < columns.size() ? columns.get(next).toString() : "the end of the row";
            throw new IllegalStateException("value of type " + type + " where the next is " + expected);
        }
    }

    private interface Append {
        void now() throws SQLException;
    }

    private ParquetTable appended(Append append) throws IOException {
        try {
            if (next == 0) {
                appender.beginRow();
            }
            append.now();
            next++;
            return this;
        } catch (SQLException e) {
            throw DuckDb.failure(e);
        }
    }

    /**
     * Writes the file and puts it in place. Nothing can be added after.
     *
     * @throws IOException when the disk is full or the folder cannot be written; what was there before is still there
     */
    public void commit() throws IOException {
        Path unfinished = folderOf(target)
                .resolve("." + target.getFileName() + "."
                        + ProcessHandle.current().pid() + UNFINISHED);
        try {
            write(unfinished);
            try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void write(Path file) throws IOException {
        try (var statement = connection.createStatement()) {
            appender.close();
            statement.execute("copy (select " + selection() + " from temp.main." + TABLE + ") to "
                    + DuckDb.text(file.toString()) + " (" + LAYOUT + ")");
        } catch (SQLException e) {
            throw DuckDb.failure(e);
        }
    }

    private String selection() {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = DuckDb.name(columns.get(i).name());
            ShortDecimals decimals = shortDecimals.get(i);
            boolean fits = decimals != null && decimals.decimals().isPresent();
            terms.add(
                    fits
                            ? name + "::DECIMAL(" + ShortDecimals.DIGITS + ","
                                    + decimals.decimals().getAsInt() + ") as " + name
                            : name);
        }
        return String.join(", ", terms);
    }

    @Override
    public void close() throws IOException {
        try {
            appender.close();
            connection.close();
        } catch (SQLException e) {
            throw DuckDb.failure(e);
        }
    }
}
