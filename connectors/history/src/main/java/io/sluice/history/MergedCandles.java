package io.sluice.history;

import io.sluice.files.CandleIterator;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;

/** The candles of several cursors in one order: by close time, then by instrument. */
final class MergedCandles implements CandleIterator {
    private final List<CandleCursor> all = new ArrayList<>();
    private final PriorityQueue<CandleCursor> waiting =
            new PriorityQueue<>(Comparator.comparingLong(CandleCursor::closeTime)
                    .thenComparing(cursor -> cursor.series().instrument()));

    private volatile long count = -1;

    /** Adds a cursor that has not moved yet, and takes its first candle in hand. */
    void add(CandleCursor cursor) throws IOException {
        all.add(cursor);
        if (cursor.advance()) {
            waiting.add(cursor);
        }
    }

    @Override
    public boolean hasNext() {
        return !waiting.isEmpty();
    }

    @Override
    public Candle next() {
        CandleCursor first = waiting.poll();
        if (first == null) {
            throw new NoSuchElementException("all candles were given out");
        }
        Candle candle = first.candle();
        try {
            if (first.advance()) {
                waiting.add(first);
            } else {
                first.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        return candle;
    }

    @Override
    public Optional<Progress> progress() {
        try {
            if (count < 0) {
                long counted = 0;
                for (CandleCursor cursor : all) {
                    counted += cursor.count();
                }
                count = counted;
            }
        } catch (IOException damaged) {
            // Whoever reads on is told.
            return Optional.empty();
        }
        return Optional.of(
                new Progress(all.stream().mapToLong(CandleCursor::read).sum(), count));
    }

    @Override
    public void close() throws IOException {
        waiting.clear();
        for (CandleCursor cursor : all) {
            cursor.close();
        }
    }
}
