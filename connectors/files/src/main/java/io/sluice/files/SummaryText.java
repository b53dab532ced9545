package io.sluice.files;

import io.sluice.files.ImportSummary.FileSummary;
import io.sluice.files.ImportSummary.InstrumentSummary;
import io.sluice.files.check.Gap;
import io.sluice.market.Timeframes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Renders an {@link ImportSummary} for people. */
final class SummaryText {
    private SummaryText() {}

    static String of(ImportSummary summary) {
        List<String> lines = new ArrayList<>();
        lines.add("rows read " + summary.rowsRead() + ", imported " + summary.imported() + ", duplicate "
                + summary.duplicate() + ", out of order " + summary.outOfOrder() + ", invalid " + summary.invalid()
                + ", missing " + summary.missing());
        summary.files().forEach(file -> addFile(lines, file));
        summary.instruments().forEach(instrument -> addInstrument(lines, instrument));
        summary.skipped().forEach(file -> lines.add("skipped " + file.file() + ": " + file.reason()));
        return String.join("\n", lines);
    }

    private static void addFile(List<String> lines, FileSummary file) {
        String refused = file.refused().entrySet().stream()
                .map(entry -> ", "
                        + entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + entry.getValue())
                .collect(Collectors.joining());
        lines.add("file " + file.file() + ": " + file.source() + ", " + file.instrument() + " "
                + Timeframes.name(file.timeframe()) + ", times in " + file.zone() + ": rows " + file.rowsRead()
                + ", imported " + file.imported() + refused);
        file.firstRefused().forEach(row -> lines.add("  refused " + row));
        long counted = file.rowsRead() - file.imported();
        addRest(lines, counted - file.firstRefused().size(), "refused rows");
    }

    private static void addInstrument(List<String> lines, InstrumentSummary instrument) {
        lines.add(instrument.instrument() + ": " + instrument.imported() + " candles (" + instrument.incomplete()
                + " incomplete) from " + instrument.firstOpen() + " to " + instrument.lastClose() + ", gaps "
                + instrument.gapCount() + ", missing " + instrument.missing()
                + (instrument.sessionKnown() ? " in its session" : " as if it always traded"));
        for (Gap gap : instrument.firstGaps()) {
            lines.add("  gap from " + gap.from() + " to " + gap.to() + ": missing " + gap.missing());
        }
        addRest(lines, instrument.gapCount() - instrument.firstGaps().size(), "gaps");
    }

    private static void addRest(List<String> lines, long rest, String what) {
        if (rest > 0) {
            lines.add("  and " + rest + " more " + what);
        }
    }
}
