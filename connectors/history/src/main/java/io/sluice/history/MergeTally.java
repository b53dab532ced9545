package io.sluice.history;

import io.sluice.history.MergeSummary.OddCandle;
import io.sluice.history.MergeSummary.SeriesMerge;
import io.sluice.schemas.Candle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts while an import runs. */
final class MergeTally {
    /** Odd candles kept for the summary, a series. */
    static final int SHOWN = 10;

    private final Map<Series, OfSeries> series = new TreeMap<>();

    OfSeries of(Series one) {
        return series.computeIfAbsent(one, OfSeries::new);
    }

    MergeSummary summary() {
        return new MergeSummary(series.values().stream().map(OfSeries::summary).toList());
    }

    /** Counts of one series. */
    static final class OfSeries {
        private final Series series;
        private final List<OddCandle> odd = new ArrayList<>();
        private long added;
        private long completed;
        private long duplicate;
        private long revisions;
        private long overlapping;
        private int filesWritten;

        private OfSeries(Series series) {
            this.series = series;
        }

        void added(Candle candle) {
            added++;
        }

        void completed(Candle candle) {
            completed++;
        }

        void duplicate(Candle candle) {
            duplicate++;
        }

        void revision(Candle old, Candle candle) {
            revisions++;
            show(candle, "stays " + figures(old) + ", refused " + figures(candle));
        }

        void overlapping(Candle candle) {
            overlapping++;
            show(candle, "it ends at " + candle.getCloseTime() + " and overlaps a candle that is there");
        }

        private void show(Candle candle, String detail) {
            if (odd.size() < SHOWN) {
                odd.add(new OddCandle(candle.getOpenTime(), detail));
            }
        }

        private static String figures(Candle candle) {
            return candle.getOpen() + " " + candle.getHigh() + " " + candle.getLow() + " " + candle.getClose()
                    + ", volume " + candle.getVolume();
        }

        void wrote() {
            filesWritten++;
        }

        /** Candles that make a file differ from what it was. */
        long changes() {
            return added + completed;
        }

        private SeriesMerge summary() {
            return new SeriesMerge(
                    series, added, completed, duplicate, revisions, overlapping, filesWritten, List.copyOf(odd));
        }
    }
}
