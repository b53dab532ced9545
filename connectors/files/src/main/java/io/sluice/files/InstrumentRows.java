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
            inputs.add(new Input(files.get(place), place));
        }
    }

    /** The next candle, or null after the last. */
    @Nullable
    Candle next() {
        for (Input input = inputs.poll(); input != null; input = inputs.poll()) {
            FileRows.Row row = input.head;
            Candle candle = row != null && passes(row, input) ? row.candle() : null;
            input.advance();
            if (input.head != null) {
                inputs.add(input);
            }
            if (candle != null) {
                return candle;
            }
        }
        return null;
    }

    private boolean passes(FileRows.Row row, Input input) {
        Optional<Refusal> fault = sequence.faultOf(row.candle());
        if (fault.isPresent()) {
            input.counts().refused(row.line(), fault.get(), row.text());
            return false;
        }
        input.counts().imported();
        counts.imported(row.candle());
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
        private @Nullable FileRows rows;
        private FileRows.@Nullable Row head;

        private Input(KnownFile file, int place) {
            this.file = file;
            this.place = place;
        }

        Instant next() {
            return head == null ? file.begins() : head.candle().getOpenTime();
        }

        int place() {
            return place;
        }

        ImportTally.OfFile counts() {
            if (rows == null) {
                throw new IllegalStateException(file.file().label() + " gave no row yet");
            }
            return rows.tally();
        }

        /** Takes the next row in hand, opening the file at first and closing it at its end. */
        void advance() {
            try {
                if (rows == null) {
                    rows = new FileRows(file, settings, now, tally);
                }
                head = rows.next();
                if (head == null) {
                    rows.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(file.file().label() + ": " + e.getMessage(), e);
            }
        }

        void close() throws IOException {
            if (rows != null) {
                rows.close();
            }
        }
    }
}
