package io.sluice.history;

import io.sluice.market.Timeframes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of every candle that was offered to the cache.
 *
 * @param series what each series received, sorted
 */
public record MergeSummary(List<SeriesMerge> series) {

    /**
     * One series. Candles offered are the sum of the five counts.
     *
     * @param series the series
     * @param added candles for times that had none
     * @param completed candles that took the place of an incomplete one
     * @param duplicate candles that were there already
     * @param revisions candles that were there with other values, which stay
     * @param overlapping candles that overlap others that are there, and so were refused
     * @param filesWritten files made or replaced
     * @param firstOdd the first revisions and overlaps, at most {@value MergeTally#SHOWN}
     */
    public record SeriesMerge(
            Series series,
            long added,
            long completed,
            long duplicate,
            long revisions,
            long overlapping,
            int filesWritten,
            List<OddCandle> firstOdd) {}

    /**
     * A candle that contradicts what is there.
     *
     * @param openTime its first instant (UTC)
     * @param detail how
     */
    public record OddCandle(Instant openTime, String detail) {}

    /** Candles for times that had none. */
    public long added() {
        return series.stream().mapToLong(SeriesMerge::added).sum();
    }

    /** A report for people, several lines without an end of line after the last. */
    public String text() {
        List<String> lines = new ArrayList<>();
        for (SeriesMerge one : series) {
            lines.add(one.series() + ": added " + one.added() + ", completed " + one.completed() + ", duplicate "
                    + one.duplicate() + ", revisions " + one.revisions() + ", overlapping " + one.overlapping()
                    + "; files written " + one.filesWritten());
            one.firstOdd().forEach(odd -> lines.add("  candle of " + odd.openTime() + ": " + odd.detail()));
            long rest = one.revisions() + one.overlapping() - one.firstOdd().size();
            if (rest > 0) {
                lines.add("  and " + rest + " more");
            }
        }
        return String.join("\n", lines);
    }

    /** The whole as maps, lists, texts and numbers only, ready for any JSON writer; instants are ISO-8601. */
    public List<Map<String, Object>> asMaps() {
        return series.stream().map(MergeSummary::asMap).toList();
    }

    private static Map<String, Object> asMap(SeriesMerge one) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("instrument", one.series().instrument());
        map.put("timeframe", Timeframes.name(one.series().timeframe()));
        map.put("added", one.added());
        map.put("completed", one.completed());
        map.put("duplicate", one.duplicate());
        map.put("revisions", one.revisions());
        map.put("overlapping", one.overlapping());
        map.put("filesWritten", one.filesWritten());
        map.put("firstOdd", one.firstOdd().stream().map(MergeSummary::asMap).toList());
        return map;
    }

    private static Map<String, Object> asMap(OddCandle odd) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("openTime", odd.openTime().toString());
        map.put("detail", odd.detail());
        return map;
    }
}
