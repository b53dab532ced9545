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

    /** Looks whether all candles of a file have one source, which need not be read a row then. */
    boolean oneSource(DuckDb duckDb, Path file) throws IOException {
        @Nullable String[] first = new String[Batches.MOST_ROWS];
        @Nullable String[] last = new String[Batches.MOST_ROWS];
        try (Batches ends = duckDb.query("select min(source), max(source) from " + DuckDb.table(file))) {
            ends.next();
            ends.texts(0, first);
            ends.texts(1, last);
        }
        onlySource = Objects.equals(first[0], last[0]) ? first[0] : null;
        return onlySource != null;
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
