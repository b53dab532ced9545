package io.sluice.history;

import io.sluice.history.parquet.Batches;
import io.sluice.history.parquet.DuckDb;
import io.sluice.market.Micros;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a batch of candles beside times, prices and volume. */
final class CandleDetails {
    /** Columns read before these. */
    private static final int FIRST = 7;

    private final double[] quoteVolumes = new double[Batches.MOST_ROWS];
    private final boolean[] noQuoteVolume = new boolean[Batches.MOST_ROWS];
    private final long[] tradeCounts = new long[Batches.MOST_ROWS];
    private final boolean[] noTradeCount = new boolean[Batches.MOST_ROWS];
    private final boolean[] complete = new boolean[Batches.MOST_ROWS];
    private final long[] knownAts = new long[Batches.MOST_ROWS];
    private final @Nullable String[] sources = new String[Batches.MOST_ROWS];
    private @Nullable String onlySource;

    /**
     * Looks whether all candles of a file have one source, which need not be read a row then, and whose they are.
     *
     * @throws HistoryException when the file is in the wrong place
     */
    boolean oneSource(DuckDb duckDb, Path file, Series series) throws IOException {
        @Nullable String[][] ends = new String[6][Batches.MOST_ROWS];
        try (Batches batches = duckDb.query("select min(source), max(source), min(instrument), min(timeframe),"
                + " max(instrument), max(timeframe) from " + DuckDb.table(file))) {
            batches.next();
            for (int column = 0; column < ends.length; column++) {
                batches.texts(column, ends[column]);
            }
        }
        refuseOthers(file, series, ends[2][0] + " " + ends[3][0]);
        refuseOthers(file, series, ends[4][0] + " " + ends[5][0]);
        onlySource = Objects.equals(ends[0][0], ends[1][0]) ? ends[0][0] : null;
        return onlySource != null;
    }

    private static void refuseOthers(Path file, Series series, String found) throws HistoryException {
        if (!found.equals(series.toString()) && !found.equals("null null")) {
            throw new HistoryException(
                    file + ": holds " + found + " in the place of " + series + "; put it where it belongs");
        }
    }

    void fill(Batches from) {
        from.doubles(FIRST, quoteVolumes);
        from.nulls(FIRST, noQuoteVolume);
        from.longs(FIRST + 1, tradeCounts);
        from.nulls(FIRST + 1, noTradeCount);
        from.booleans(FIRST + 2, complete);
        from.longs(FIRST + 3, knownAts);
        if (onlySource == null) {
            from.texts(FIRST + 4, sources);
        }
    }

    @Nullable
    Double quoteVolume(int row) {
        return noQuoteVolume[row] ? null : (Double) quoteVolumes[row];
    }

    @Nullable
    Long tradeCount(int row) {
        return noTradeCount[row] ? null : (Long) tradeCounts[row];
    }

    boolean complete(int row) {
        return complete[row];
    }

    Instant knownAt(int row) {
        return Micros.instant(knownAts[row]);
    }

    String source(int row) {
        return onlySource == null ? String.valueOf(sources[row]) : onlySource;
    }
}
