package io.sluice.files;

import io.sluice.files.ImportSummary.FileSummary;
import io.sluice.files.ImportSummary.InstrumentSummary;
import io.sluice.files.ImportSummary.SkippedFile;
import io.sluice.files.check.Gap;
import io.sluice.files.check.Refusal;
import io.sluice.schemas.Candle;
import io.sluice.schemas.RejectReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts while an import runs; memory bounded by files and instruments, not by rows. */
final class ImportTally {
    /** Refused rows kept for the summary, a file. */
    static final int SHOWN_ROWS = 20;
    /** Gaps kept for the summary, an instrument. */
    static final int SHOWN_GAPS = 1_000;

    private final ImportListener listener;
    private final List<SkippedFile> skipped;
    private final List<OfFile> files = new ArrayList<>();
    private final Map<String, OfInstrument> instruments = new TreeMap<>();

    ImportTally(ImportListener listener, List<SkippedFile> skipped) {
        this.listener = listener;
        this.skipped = skipped;
    }

    OfFile file(KnownFile file) {
        OfFile tally = new OfFile(file);
        files.add(tally);
        return tally;
    }

    OfInstrument instrument(String instrument, boolean sessionKnown) {
        return instruments.computeIfAbsent(instrument, id -> new OfInstrument(id, sessionKnown));
    }

    ImportSummary summary() {
        return new ImportSummary(
                files.stream().map(OfFile::summary).toList(),
                instruments.values().stream().map(OfInstrument::summary).toList(),
                skipped);
    }

    /** Counts of one file. */
    final class OfFile {
        private final KnownFile file;
        private final Map<RejectReason, Long> refused = new EnumMap<>(RejectReason.class);
        private final List<RefusedRow> firstRefused = new ArrayList<>();
        private long rowsRead;
        private long imported;

        private OfFile(KnownFile file) {
            this.file = file;
        }

        void read() {
            rowsRead++;
        }

        void imported() {
            imported++;
        }

        void refused(long line, Refusal refusal, String text) {
            refused.merge(refusal.reason(), 1L, Long::sum);
            RefusedRow row = new RefusedRow(file.file().label(), line, refusal, text);
            if (firstRefused.size() < SHOWN_ROWS) {
                firstRefused.add(row);
            }
            listener.refused(row);
        }

        private FileSummary summary() {
            return new FileSummary(
                    file.file().label(),
                    file.format().kind().source(),
                    file.instrument(),
                    file.grid().timeframe(),
                    file.grid().zone(),
                    rowsRead,
                    imported,
                    Collections.unmodifiableMap(new EnumMap<>(refused)),
                    List.copyOf(firstRefused));
        }
    }

    /** Counts of one instrument. */
    final class OfInstrument {
        private final String instrument;
        private final boolean sessionKnown;
        private final List<Gap> firstGaps = new ArrayList<>();
        private long imported;
        private long incomplete;
        private long gapCount;
        private long missing;
        private @Nullable Instant firstOpen;
        private @Nullable Instant lastClose;

        private OfInstrument(String instrument, boolean sessionKnown) {
            this.instrument = instrument;
            this.sessionKnown = sessionKnown;
        }

        void imported(Candle candle) {
            imported++;
            incomplete += candle.getComplete() ? 0 : 1;
            firstOpen = firstOpen == null ? candle.getOpenTime() : firstOpen;
            lastClose = candle.getCloseTime();
        }

        void gap(Gap gap) {
            gapCount++;
            missing += gap.missing();
            if (firstGaps.size() < SHOWN_GAPS) {
                firstGaps.add(gap);
            }
            listener.gap(gap);
        }

        private InstrumentSummary summary() {
            return new InstrumentSummary(
                    instrument,
                    sessionKnown,
                    imported,
                    incomplete,
                    firstOpen,
                    lastClose,
                    gapCount,
                    missing,
                    List.copyOf(firstGaps));
        }
    }
}
