package io.sluice.history;

import io.sluice.market.Timeframes;
import io.sluice.schemas.Timeframe;
import java.util.Comparator;

/**
 * The candles of one instrument and one timeframe.
 *
 * @param instrument instrument as VENUE:SYMBOL
 * @param timeframe length of the candles
 */
public record Series(String instrument, Timeframe timeframe) implements Comparable<Series> {
    private static final Comparator<Series> ORDER =
            Comparator.comparing(Series::instrument).thenComparing(Series::timeframe);

    /** By instrument as text, then by length. */
    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return instrument + " " + Timeframes.name(timeframe);
    }
}
