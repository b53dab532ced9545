package io.sluice.history;

import io.sluice.files.CandleIterator;
import io.sluice.schemas.Candle;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One import: candles of all instruments are laid aside on disk, one year of each at a time, and a year is merged into its
 * file when the next begins or the candles end. Memory grows with the number of instruments and one year's candles.
 */
final class HistoryImport implements Closeable {
    private final HistoryCache cache;
    private final Path staging;
    private final MergeTally tally = new MergeTally();
    private final Map<Series, CandleSpool> spools = new HashMap<>();
    private int spooled;

    HistoryImport(HistoryCache cache, Path staging) {
        this.cache = cache;
        this.staging = staging;
    }

    MergeSummary all(CandleIterator candles) throws IOException {
        try {
            while (candles.hasNext()) {
                take(candles.next());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (CandleSpool spool : spools.values()) {
            merge(spool);
        }
        spools.clear();
        return tally.summary();
    }

    private void take(Candle candle) throws IOException {
        Partition partition = Partition.of(candle);
        CandleSpool spool = spools.get(partition.series());
        if (spool != null && !spool.partition().equals(partition)) {
            spools.remove(partition.series());
            merge(spool);
            spool = null;
        }
        if (spool == null) {
            spool = new CandleSpool(partition, staging.resolve(++spooled + ".avro"));
            spools.put(partition.series(), spool);
        }
        spool.add(candle);
    }

    private void merge(CandleSpool spool) throws IOException {
        try (spool) {
            new PartitionMerge(
                            cache, spool.partition(), tally.of(spool.partition().series()))
                    .merge(spool);
        }
    }

    @Override
    public void close() throws IOException {
        for (CandleSpool spool : spools.values()) {
            spool.close();
        }
    }
}
