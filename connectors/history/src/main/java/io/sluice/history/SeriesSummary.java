package io.sluice.history;

import io.sluice.files.check.Gap;
import io.sluice.market.Timeframes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the cache holds of one series.
 *
 * @param series the series
 * @param candles candles in all readable files
 * @param firstOpen open time of the first; null without candles
 * @param lastClose close time of the last; null without candles
 * @param bytes size of its files
 * @param sessionKnown false when gaps are counted as if it always traded
 * @param gapCount gaps between its candles
 * @param missing candles missing in all gaps
 * @param firstGaps the first of the gaps, at most {@value SeriesSurvey#SHOWN_GAPS}
 * @param damaged files that cannot be read, each with what is wrong and what to do
 */
public record SeriesSummary(
        Series series,
        long candles,
        @Nullable Instant firstOpen,
        @Nullable Instant lastClose,
        long bytes,
        boolean sessionKnown,
        long gapCount,
        long missing,
        List<Gap> firstGaps,
        List<String> damaged) {

    /** The whole as maps, lists, texts, numbers and truth values only, ready for any JSON writer. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("instrument", series.instrument());
        map.put("timeframe", Timeframes.name(series.timeframe()));
        map.put("candles", candles);
        map.put("firstOpen", firstOpen == null ? "" : firstOpen.toString());
        map.put("lastClose", lastClose == null ? "" : lastClose.toString());
        map.put("bytes", bytes);
        map.put("sessionKnown", sessionKnown);
        map.put("gapCount", gapCount);
        map.put("missing", missing);
        map.put("firstGaps", firstGaps.stream().map(SeriesSummary::asMap).toList());
        map.put("damaged", damaged);
        return map;
    }

    private static Map<String, Object> asMap(Gap gap) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", gap.from().toString());
        map.put("to", gap.to().toString());
        map.put("missing", gap.missing());
        return map;
    }
}
