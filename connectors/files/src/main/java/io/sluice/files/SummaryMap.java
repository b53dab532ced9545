package io.sluice.files;

import io.sluice.files.ImportSummary.FileSummary;
import io.sluice.files.ImportSummary.InstrumentSummary;
import io.sluice.files.ImportSummary.SkippedFile;
import io.sluice.files.check.Gap;
import io.sluice.market.Timeframes;
import io.sluice.schemas.RejectReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders an {@link ImportSummary} as plain maps in the order in which they should be read. */
final class SummaryMap {
    private SummaryMap() {}

    static Map<String, Object> of(ImportSummary summary) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rowsRead", summary.rowsRead());
        map.put("imported", summary.imported());
        map.put("duplicate", summary.duplicate());
        map.put("outOfOrder", summary.outOfOrder());
        map.put("invalid", summary.invalid());
        map.put("refused", counts(summary.refused()));
        map.put("missing", summary.missing());
        map.put("files", summary.files().stream().map(SummaryMap::file).toList());
        map.put(
                "instruments",
                summary.instruments().stream().map(SummaryMap::instrument).toList());
        map.put("skipped", summary.skipped().stream().map(SummaryMap::skipped).toList());
        return map;
    }

    private static Map<String, Object> file(FileSummary file) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", file.file());
        map.put("source", file.source());
        map.put("instrument", file.instrument());
        map.put("timeframe", Timeframes.name(file.timeframe()));
        map.put("zone", file.zone().getId());
        map.put("rowsRead", file.rowsRead());
        map.put("imported", file.imported());
        map.put("refused", counts(file.refused()));
        map.put(
                "firstRefused",
                file.firstRefused().stream().map(SummaryMap::row).toList());
        return map;
    }

    private static Map<String, Object> row(RefusedRow row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("line", row.line());
        map.put("reason", row.refusal().reason().name());
        map.put("detail", row.refusal().detail());
        map.put("text", row.text());
        return map;
    }

    private static Map<String, Object> instrument(InstrumentSummary instrument) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("instrument", instrument.instrument());
        map.put("sessionKnown", instrument.sessionKnown());
        map.put("imported", instrument.imported());
        map.put("incomplete", instrument.incomplete());
        map.put(
                "firstOpen",
                instrument.firstOpen() == null ? "" : instrument.firstOpen().toString());
        map.put(
                "lastClose",
                instrument.lastClose() == null ? "" : instrument.lastClose().toString());
        map.put("gapCount", instrument.gapCount());
        map.put("missing", instrument.missing());
        map.put("firstGaps", gaps(instrument.firstGaps()));
        return map;
    }

    private static List<Map<String, Object>> gaps(List<Gap> gaps) {
        return gaps.stream()
                .map(gap -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    map.put("from", gap.from().toString());
                    map.put("to", gap.to().toString());
                    map.put("missing", gap.missing());
                    return map;
                })
                .toList();
    }

    private static Map<String, Object> skipped(SkippedFile file) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", file.file());
        map.put("reason", file.reason());
        return map;
    }

    private static Map<String, Object> counts(Map<RejectReason, Long> refused) {
        Map<String, Object> map = new LinkedHashMap<>();
        refused.forEach((reason, count) -> map.put(reason.name(), count));
        return map;
    }
}
