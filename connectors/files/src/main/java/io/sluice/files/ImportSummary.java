package io.sluice.files;

import io.sluice.files.check.Gap;
import io.sluice.schemas.RejectReason;
import io.sluice.schemas.Timeframe;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of every row read so far. Rows read are the imported and the refused ones, nothing else; headers and blank
 * lines are no rows.
 *
 * @param files the files begun, in the order in which they were
 * @param instruments what each instrument received, sorted by instrument
 * @param skipped files found in folders or zips that were passed over
 */
public record ImportSummary(List<FileSummary> files, List<InstrumentSummary> instruments, List<SkippedFile> skipped) {

    /**
     * One file.
     *
     * @param file the file, or zip and entry
     * @param source what its candles carry as source
     * @param instrument instrument it holds
     * @param timeframe length of its candles
     * @param zone zone in which its times were read
     * @param rowsRead rows, good and bad
     * @param imported rows that became candles
     * @param refused rows that did not, by reason
     * @param firstRefused the first of them, at most {@value ImportTally#SHOWN_ROWS}
     */
    public record FileSummary(
            String file,
            String source,
            String instrument,
            Timeframe timeframe,
            ZoneId zone,
            long rowsRead,
            long imported,
            Map<RejectReason, Long> refused,
            List<RefusedRow> firstRefused) {}

    /**
     * One instrument.
     *
     * @param instrument instrument as VENUE:SYMBOL
     * @param sessionKnown false when gaps are counted as if it always traded
     * @param imported candles given out
     * @param incomplete those among them that are marked as not complete
     * @param firstOpen open time of the first candle; null before it
     * @param lastClose close time of the last candle; null before it
     * @param gapCount gaps between them
     * @param missing candles missing in all gaps
     * @param firstGaps the first of the gaps, at most {@value ImportTally#SHOWN_GAPS}
     */
    public record InstrumentSummary(
            String instrument,
            boolean sessionKnown,
            long imported,
            long incomplete,
            @Nullable Instant firstOpen,
            @Nullable Instant lastClose,
            long gapCount,
            long missing,
            List<Gap> firstGaps) {}

    /**
     * A file that was passed over.
     *
     * @param file the file, or zip and entry
     * @param reason why
     */
    public record SkippedFile(String file, String reason) {}

    /** Rows read, good and bad. */
    public long rowsRead() {
        return files.stream().mapToLong(FileSummary::rowsRead).sum();
    }

    /** Rows that became candles. */
    public long imported() {
        return files.stream().mapToLong(FileSummary::imported).sum();
    }

    /** Rows that did not, by reason. */
    public Map<RejectReason, Long> refused() {
        Map<RejectReason, Long> all = new EnumMap<>(RejectReason.class);
        files.forEach(file -> file.refused().forEach((reason, count) -> all.merge(reason, count, Long::sum)));
        return all;
    }

    /** Rows that repeat a candle, with the same or with other values. */
    public long duplicate() {
        return refusedFor(RejectReason.DUPLICATE) + refusedFor(RejectReason.REVISION);
    }

    /** Rows older than the candle before them that repeat none. */
    public long outOfOrder() {
        return refusedFor(RejectReason.OUT_OF_ORDER);
    }

    /** Rows refused for what they hold themselves. */
    public long invalid() {
        return rowsRead() - imported() - duplicate() - outOfOrder();
    }

    /** Candles missing in all gaps of all instruments. */
    public long missing() {
        return instruments.stream().mapToLong(InstrumentSummary::missing).sum();
    }

    private long refusedFor(RejectReason reason) {
        return refused().getOrDefault(reason, 0L);
    }

    /** A report for people, several lines without an end of line after the last. */
    public String text() {
        return SummaryText.of(this);
    }

    /** The whole as maps, lists, texts, numbers and truth values only, ready for any JSON writer; instants are ISO-8601. */
    public Map<String, Object> asMap() {
        return SummaryMap.of(this);
    }
}
