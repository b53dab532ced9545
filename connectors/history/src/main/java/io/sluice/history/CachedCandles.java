package io.sluice.history;

import io.sluice.files.CandleIterator;
import io.sluice.files.CandleSource;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.util.List;

/** Candles of the cache as a feed: some instruments, one timeframe, merged by close time and then by instrument. */
public final class CachedCandles implements CandleSource {
    private final HistoryCache cache;
    private final List<Series> series;
    private final Timeframe timeframe;
    private final TimeRange range;

    /** @param series of one timeframe, at least one, sorted, each in the cache */
    CachedCandles(HistoryCache cache, List<Series> series, TimeRange range) {
        this.cache = cache;
        this.series = List.copyOf(series);
        this.timeframe = series.getFirst().timeframe();
        this.range = range;
    }

    @Override
    public String name() {
        return "history in " + cache.folder();
    }

    @Override
    public List<String> instruments() {
        return series.stream().map(Series::instrument).toList();
    }

    @Override
    public Timeframe timeframe() {
        return timeframe;
    }

    @Override
    public CandleIterator open() throws IOException {
        return open(series);
    }

    @Override
    public CandleIterator open(String instrument) throws IOException {
        List<Series> one = series.stream()
                .filter(each -> each.instrument().equals(instrument))
                .toList();
        if (one.isEmpty()) {
            throw new IllegalArgumentException(name() + " holds no " + instrument);
        }
        return open(one);
    }

    private CandleIterator open(List<Series> wanted) throws IOException {
        MergedCandles merged = new MergedCandles();
        try {
            for (Series one : wanted) {
                merged.add(cache.cursor(one, range, CandleCursor.Fields.ALL));
            }
            return merged;
        } catch (IOException e) {
            merged.close();
            throw e;
        }
    }
}
