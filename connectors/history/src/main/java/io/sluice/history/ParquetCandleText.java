package io.sluice.history;

import io.sluice.files.csv.ParquetText;
import io.sluice.files.csv.UnusableFileException;
import io.sluice.history.parquet.Batches;
import io.sluice.history.parquet.DuckDb;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * M-FILES: Parquet of anyone's with columns for time, open, high, low, close and volume, recognised by their usual names;
 * traded value and number of trades where there are such. Times are timestamps (with a zone, or as a wall clock), dates,
 * texts, or numbers since 1970.
 */
public final class ParquetCandleText implements ParquetText {
    @Override
    public InputStream open(Path file) throws IOException {
        DuckDb duckDb = DuckDb.open();
        try {
            Optional<OhlcvColumns> columns = OhlcvColumns.of(duckDb, file);
            if (columns.isEmpty()) {
                throw new UnusableFileException(file + ": has columns " + OhlcvColumns.names(duckDb, file)
                        + "; name some of them time, open, high, low, close and volume");
            }
            return new BatchText(
                    duckDb,
                    columns.get().header(),
                    duckDb.query("select " + columns.get().selection() + " from " + DuckDb.table(file)));
        } catch (IOException e) {
            duckDb.close();
            throw e instanceof UnusableFileException
                    ? e
                    : new UnusableFileException(file + ": cannot be read as Parquet: " + e.getMessage());
        }
    }

    /** The rows of a query as lines, made as they are read. */
    private static final class BatchText extends InputStream {
        private final DuckDb duckDb;
        private final Batches batches;
        private final String[][] columns;
        private byte[] text;
        private int position;

        BatchText(DuckDb duckDb, List<String> header, Batches batches) {
            this.duckDb = duckDb;
            this.batches = batches;
            columns = new String[header.size()][Batches.MOST_ROWS];
            text = utf8(String.join(",", header) + '\n');
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() throws IOException {
            return position < text.length || fill() ? text[position++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (position == text.length && !fill()) {
                return -1;
            }
            int count = Math.min(length, text.length - position);
            System.arraycopy(text, position, into, offset, count);
            position += count;
            return count;
        }

        private boolean fill() throws IOException {
            if (!batches.next()) {
                return false;
            }
            for (int column = 0; column < columns.length; column++) {
                batches.texts(column, columns[column]);
            }
            StringBuilder lines = new StringBuilder(batches.size() * columns.length * 10);
            for (int row = 0; row < batches.size(); row++) {
                for (int column = 0; column < columns.length; column++) {
                    String value = columns[column][row];
                    lines.append(column == 0 ? "" : ",").append(value == null ? "" : value);
                }
                lines.append('\n');
            }
            text = utf8(lines.toString());
            position = 0;
            return true;
        }

        @Override
        public void close() throws IOException {
            try (duckDb) {
                batches.close();
            }
        }
    }
}
