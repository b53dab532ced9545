package io.sluice.files;

import io.sluice.files.check.CandleSequence;
import io.sluice.files.check.MissingCandles;
import io.sluice.files.check.Refusal;
import io.sluice.market.Session;
import io.sluice.schemas.Candle;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The candles of one instrument from all its files, merged by open time and then by the order of the files. A file is
 * opened when its time comes and closed at its end, so that years of daily files need no more than one open file.
 */
final class InstrumentRows implements Closeable {
    private final ImportSettings settings;
    private final Instant now;
    private final ImportTally tally;
    private final ImportTally.OfInstrument counts;
    private final CandleSequence sequence;
    private final List<Input> all = new ArrayList<>();
    private final PriorityQueue<Input> inputs =
            new PriorityQueue<>(Comparator.comparing(Input::next).thenComparingInt(Input::place));

    /** @param files of one instrument, at least one */
    InstrumentRows(List<KnownFile> files, ImportSettings settings, Instant now, ImportTally tally) {
        this.settings = settings;
        this.now = now;
        this.tally = tally;
        String instrument = files.getFirst().instrument();
        Optional<Session> session = Optional.ofNullable(settings.sessions().get(instrument));
        this.counts = tally.instrument(instrument, session.isPresent());
        this.sequence = new CandleSequence(
                new MissingCandles(files.getFirst().grid(), session.orElse(Session.ALWAYS)), counts::gap);
        for (int place = 0; place < files.size(); place++) {
            all.add(new Input(files.get(place), place));
        }
        inputs.addAll(all);
    }

    /** Bytes of all files that have been read, and of all files; may be asked by any thread. */
    CandleIterator.Progress progress() {
        long read = 0;
        long size = 0;
        for (Input input : all) {
            read += input.bytesRead();
            size += input.size;
        }
        return new CandleIterator.Progress(read, size);
    }

    /** The next candle, or null after the last. */
    @Nullable
    Candle next() {
        for (Input input = inputs.poll(); input != null; input = inputs.poll()) {
            Candle candle = input.head;
            boolean passes = candle != null && passes(candle, input.open());
            input.advance();
            if (input.head != null) {
                inputs.add(input);
            }
            if (passes) {
                return candle;
            }
        }
        return null;
    }

    private boolean passes(Candle candle, FileRows rows) {
        Optional<Refusal> fault = sequence.faultOf(candle);
        if (fault.isPresent()) {
            rows.refuse(candle.getOpenTime(), fault.get());
            return false;
        }
        rows.tally().imported();
        counts.imported(candle);
        return true;
    }

    @Override
    public void close() throws IOException {
        for (Input input = inputs.poll(); input != null; input = inputs.poll()) {
            input.close();
        }
    }

    /** One file: not yet opened, or open with its next row in hand. */
    private final class Input {
        private final KnownFile file;
        private final int place;
        private final long size;
        private volatile boolean ended;
        private volatile @Nullable FileRows rows;
        private @Nullable Candle head;

        private Input(KnownFile file, int place) {
            this.file = file;
            this.place = place;
            this.size = file.file().size();
        }

        long bytesRead() {
            FileRows open = rows;
            if (ended || open == null) {
                return ended ? size : 0;
            }
            return Math.min(size, open.bytesRead());
        }

        Instant next() {
            return head == null ? file.begins() : head.getOpenTime();
        }

        int place() {
            return place;
        }

        FileRows open() {
            FileRows open = rows;
            if (open == null) {
                throw new IllegalStateException(file.file().label() + " gave no row yet");
            }
            return open;
        }

        /** Takes the next row in hand, opening the file at first and closing it at its end. */
        void advance() {
            try {
                FileRows open = rows;
                if (open == null) {
                    open = new FileRows(file, settings, now, tally);
                    rows = open;
                }
                head = open.next();
                if (head == null) {
                    open.close();
                    ended = true;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(file.file().label() + ": " + e.getMessage(), e);
            }
        }

        void close() throws IOException {
            FileRows open = rows;
            if (open != null) {
                open.close();
            }
        }
    }
}
