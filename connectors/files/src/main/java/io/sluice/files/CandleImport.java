package io.sluice.files;

import io.sluice.files.ImportSummary.SkippedFile;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One pass over {@link CandleFiles}: the instruments' candles merged by close time, then by instrument, and the account
 * of every row. For one thread; memory does not grow with the length of the files.
 */
public final class CandleImport implements CandleIterator {
    private final ImportTally tally;
    private final List<InstrumentRows> all = new ArrayList<>();
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(
            Comparator.comparing((Waiting next) -> next.candle().getCloseTime())
                    .thenComparing(next -> next.candle().getInstrument()));
    private boolean begun;

    private record Waiting(Candle candle, InstrumentRows rows) {}

    /** @param instruments the files of each instrument */
    CandleImport(
            List<List<KnownFile>> instruments,
            List<SkippedFile> skipped,
            ImportSettings settings,
            ImportListener listener) {
        tally = new ImportTally(listener, skipped);
        Instant now = settings.clock().instant();
        for (List<KnownFile> files : instruments) {
            all.add(new InstrumentRows(files, settings, now, tally));
        }
    }

    @Override
    public boolean hasNext() {
        if (!begun) {
            begun = true;
            all.forEach(this::await);
        }
        return !waiting.isEmpty();
    }

    @Override
    public Candle next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all candles were given out");
        }
        Waiting first = waiting.remove();
        await(first.rows());
        return first.candle();
    }

    private void await(InstrumentRows rows) {
        @Nullable Candle candle = rows.next();
        if (candle != null) {
            waiting.add(new Waiting(candle, rows));
        }
    }

    @Override
    public Optional<Progress> progress() {
        return all.stream().map(InstrumentRows::progress).reduce(Progress::plus);
    }

    /** What became of the rows read so far; whole after the last candle. One candle an instrument is read ahead. */
    public ImportSummary summary() {
        return tally.summary();
    }

    @Override
    public void close() throws IOException {
        begun = true;
        waiting.clear();
        for (InstrumentRows rows : all) {
            rows.close();
        }
    }
}
