package io.sluice.replay.report;

import java.time.Instant;
import java.util.List;

/**
 * Candles of one instrument to show trades on, thinned out.
 *
 * @param instrument instrument as VENUE:SYMBOL
 * @param candles in order of time
 */
public record InstrumentChart(String instrument, List<ChartCandle> candles) {
    /** Prices in quote currency. */
    public record ChartCandle(Instant openTime, double open, double high, double low, double close) {}

    public InstrumentChart {
        candles = List.copyOf(candles);
    }
}
