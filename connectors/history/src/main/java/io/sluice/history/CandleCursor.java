package io.sluice.history;

import io.sluice.history.parquet.Batches;
import io.sluice.history.parquet.DuckDb;
import io.sluice.market.Micros;
import io.sluice.schemas.Candle;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the candles of one series in rising time without making an object of each: after {@link #advance} the
 * accessors give the values of one candle. Times are microseconds since 1970 (UTC). For one thread; memory does not grow
 * with the length of the series.
 *
 * <pre>{@code
 * try (CandleCursor candles = history.cursor(series, range, Fields.PRICES)) {
 *     while (candles.advance()) {
 *         total += candles.closePrice() * candles.volume();
 *     }
 * }
 * }</pre>
 */
public final class CandleCursor implements Closeable {
    private final DuckDb duckDb;
    private final Series series;
    private final List<Path> all;
    private final Iterator<Path> files;
    private final TimeRange range;
    private final Fields fields;

    private final long[] openTimes = new long[Batches.MOST_ROWS];
    private final long[] closeTimes = new long[Batches.MOST_ROWS];
    private final double[] opens = new double[Batches.MOST_ROWS];
    private final double[] highs = new double[Batches.MOST_ROWS];
    private final double[] lows = new double[Batches.MOST_ROWS];
    private final double[] closes = new double[Batches.MOST_ROWS];
    private final double[] volumes = new double[Batches.MOST_ROWS];
    private final CandleDetails details = new CandleDetails();

    private @Nullable Path file;
    private @Nullable Batches batches;
    private long lastOpen = Long.MIN_VALUE;
    private int size;
    private int at = -1;
    private volatile long read;

    /** Which fields of candles are read; those that are not wanted cost nothing. */
    public enum Fields {
        /** Times, prices and volume. */
        PRICES,
        /** All: {@link CandleCursor#candle} works, too. */
        ALL
    }

    /** @param files of the series, in the order of their years */
    CandleCursor(DuckDb duckDb, Series series, List<Path> files, TimeRange range, Fields fields) {
        this.duckDb = duckDb;
        this.series = series;
        this.all = List.copyOf(files);
        this.files = files.iterator();
        this.range = range;
        this.fields = fields;
    }

    /** Whose candles these are. */
    public Series series() {
        return series;
    }

    /**
     * Moves to the next candle; false after the last.
     *
     * @throws IOException when a file cannot be read or is damaged, naming it
     */
    public boolean advance() throws IOException {
        if (++at < size) {
            return true;
        }
        at = 0;
        return fetch();
    }

    private boolean fetch() throws IOException {
        size = 0;
        while (batches != null || files.hasNext()) {
            if (batches == null) {
                open(files.next());
            } else if (fill(batches)) {
                return true;
            } else {
                close();
            }
        }
        return false;
    }

    private void open(Path next) throws IOException {
        file = next;
        try {
            String tail = CandleTable.from(next, range);
            String rest = "";
            if (fields == Fields.ALL) {
                rest = CandleTable.REST + (details.oneSource(duckDb, next, series) ? "" : ", source");
            }
            batches = duckDb.query("select " + CandleTable.PRICES + rest + tail);
        } catch (HistoryException misplaced) {
            throw misplaced;
        } catch (IOException e) {
            throw damaged(next, e);
        }
    }

    private boolean fill(Batches from) throws IOException {
        try {
            if (!from.next()) {
                return false;
            }
        } catch (IOException e) {
            throw damaged(file, e);
        }
        size = from.size();
        long before = read;
        read = before + size;
        from.longs(0, openTimes);
        from.longs(1, closeTimes);
        from.doubles(2, opens);
        from.doubles(3, highs);
        from.doubles(4, lows);
        from.doubles(5, closes);
        from.doubles(6, volumes);
        if (fields == Fields.ALL) {
            details.fill(from);
        }
        for (int row = 0; row < size; row++) {
            if (openTimes[row] <= lastOpen) {
                throw new HistoryException(file + ": its candles are not in rising time at "
                        + Micros.instant(openTimes[row]) + "; delete it and import them again");
            }
            lastOpen = openTimes[row];
        }
        return true;
    }

    /** How many candles have been fetched; any thread may ask. */
    long read() {
        return read;
    }

    /** How many candles there are in the range: asks the files. */
    long count() throws IOException {
        long count = 0;
        for (Path each : all) {
            try (Batches one = duckDb.query("select count(*)::BIGINT" + CandleTable.from(each, range))) {
                long[] rows = new long[Batches.MOST_ROWS];
                one.next();
                one.longs(0, rows);
                count += rows[0];
            }
        }
        return count;
    }

    static HistoryException damaged(@Nullable Path file, IOException e) {
        return new HistoryException(
                file + ": is no readable file of the history (" + e.getMessage()
                        + "); delete it and import its candles again",
                e);
    }

    /** First instant. */
    public long openTime() {
        return openTimes[at];
    }

    /** First instant after. */
    public long closeTime() {
        return closeTimes[at];
    }

    /** First price. */
    public double openPrice() {
        return opens[at];
    }

    /** Highest price. */
    public double highPrice() {
        return highs[at];
    }

    /** Lowest price. */
    public double lowPrice() {
        return lows[at];
    }

    /** Last price. */
    public double closePrice() {
        return closes[at];
    }

    /** Traded volume, base units. */
    public double volume() {
        return volumes[at];
    }

    /**
     * The whole candle as an object.
     *
     * @throws IllegalStateException when not all fields are read
     */
    public Candle candle() {
        if (fields != Fields.ALL) {
            throw new IllegalStateException("a cursor over " + fields + " has no whole candles");
        }
        return new Candle(
                series.instrument(),
                series.timeframe(),
                Micros.instant(openTimes[at]),
                Micros.instant(closeTimes[at]),
                opens[at],
                highs[at],
                lows[at],
                closes[at],
                volumes[at],
                details.quoteVolume(at),
                details.tradeCount(at),
                details.complete(at),
                details.source(at),
                details.knownAt(at));
    }

    @Override
    public void close() throws IOException {
        if (batches != null) {
            batches.close();
            batches = null;
        }
    }
}
