package io.sluice.history;

import io.sluice.history.parquet.ParquetTable;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Merges new candles with those of one file, and replaces the file when that changes anything. */
final class PartitionMerge {
    private final HistoryCache cache;
    private final Partition partition;
    private final MergeTally.OfSeries tally;
    private final Path file;
    private @Nullable Candle cached;
    private Instant lastClose = Instant.MIN;

    PartitionMerge(HistoryCache cache, Partition partition, MergeTally.OfSeries tally) {
        this.cache = cache;
        this.partition = partition;
        this.tally = tally;
        this.file = partition.file(cache.folder());
    }

    void merge(CandleSpool spool) throws IOException {
        long changesBefore = tally.changes();
        try (var fresh = spool.read();
                CandleCursor there = new CandleCursor(
                        cache.duckDb(),
                        partition.series(),
                        Files.exists(file) ? List.of(file) : List.of(),
                        TimeRange.ALL,
                        CandleCursor.Fields.ALL);
                ParquetTable table = table()) {
            merge(there, fresh, table);
            if (tally.changes() > changesBefore) {
                commit(table);
            }
        }
    }

    private ParquetTable table() throws IOException {
        try {
            return ParquetTable.create(cache.duckDb(), file, CandleTable.COLUMNS);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void commit(ParquetTable table) throws IOException {
        try {
            table.commit();
        } catch (IOException e) {
            throw unwritable(e);
        }
        tally.wrote();
    }

    private HistoryException unwritable(IOException e) {
        return new HistoryException(
                file + ": cannot be written (" + e.getMessage()
                        + "); what was there is unchanged; mend the cause and import again",
                e);
    }

    private void merge(CandleCursor there, Iterator<Candle> fresh, ParquetTable table) throws IOException {
        cached = there.advance() ? there.candle() : null;
        while (fresh.hasNext()) {
            Candle candle = fresh.next();
            while (cached != null && cached.getOpenTime().isBefore(candle.getOpenTime())) {
                write(cached, table);
                cached = there.advance() ? there.candle() : null;
            }
            if (cached != null && cached.getOpenTime().equals(candle.getOpenTime())) {
                write(chosen(cached, candle), table);
                cached = there.advance() ? there.candle() : null;
            } else if (overlaps(candle)) {
                tally.overlapping(candle);
            } else {
                tally.added(candle);
                write(candle, table);
            }
        }
        while (cached != null) {
            write(cached, table);
            cached = there.advance() ? there.candle() : null;
        }
    }

    private Candle chosen(Candle old, Candle candle) {
        if (same(old, candle)) {
            tally.duplicate(candle);
            return old;
        }
        if (!old.getComplete() && candle.getComplete()) {
            tally.completed(candle);
            return candle;
        }
        tally.revision(old, candle);
        return old;
    }

    /** The same as far as both say: a source may lack the traded value or the number of trades. */
    private static boolean same(Candle old, Candle candle) {
        return old.getCloseTime().equals(candle.getCloseTime())
                && Double.compare(old.getOpen(), candle.getOpen()) == 0
                && Double.compare(old.getHigh(), candle.getHigh()) == 0
                && Double.compare(old.getLow(), candle.getLow()) == 0
                && Double.compare(old.getClose(), candle.getClose()) == 0
                && Double.compare(old.getVolume(), candle.getVolume()) == 0
                && old.getComplete() == candle.getComplete()
                && agree(old.getQuoteVolume(), candle.getQuoteVolume())
                && agree(old.getTradeCount(), candle.getTradeCount());
    }

    private static boolean agree(@Nullable Object one, @Nullable Object other) {
        return one == null || other == null || Objects.equals(one, other);
    }

    /** A candle must not begin before the one before it ends, nor end after the next begins. */
    private boolean overlaps(Candle candle) {
        Candle next = cached;
        return candle.getOpenTime().isBefore(lastClose)
                || (next != null && candle.getCloseTime().isAfter(next.getOpenTime()));
    }

    private void write(Candle candle, ParquetTable table) throws IOException {
        CandleTable.add(table, candle);
        lastClose = candle.getCloseTime();
    }
}
