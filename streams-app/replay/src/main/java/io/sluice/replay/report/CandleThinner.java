package io.sluice.replay.report;

import io.sluice.market.Micros;
import io.sluice.replay.report.InstrumentChart.ChartCandle;
import java.util.ArrayList;
import java.util.List;

/**
 * Candles of one instrument for a chart, at most {@value #CAPACITY} however many there were: when it is full, two
 * neighbours become one candle, and each stands for twice as many from then on.
 */
public final class CandleThinner {
    static final int CAPACITY = 2_048;

    private final String instrument;
    private final long[] times = new long[CAPACITY];
    private final double[] opens = new double[CAPACITY];
    private final double[] highs = new double[CAPACITY];
    private final double[] lows = new double[CAPACITY];
    private final double[] closes = new double[CAPACITY];
    private int size;
    private long stride = 1;
    private long inLast;

    /** @param instrument instrument as VENUE:SYMBOL */
    public CandleThinner(String instrument) {
        this.instrument = instrument;
    }

    /**
     * Takes the next candle; prices in quote currency.
     *
     * @param openMicros first instant of the candle, later than any before
     */
    public void candle(long openMicros, double open, double high, double low, double close) {
        if (size == 0 || inLast == stride) {
            begin(openMicros, open, high, low);
        }
        int last = size - 1;
        highs[last] = Math.max(highs[last], high);
        lows[last] = Math.min(lows[last], low);
        closes[last] = close;
        inLast++;
    }

    private void begin(long openMicros, double open, double high, double low) {
        if (size == CAPACITY) {
            halve();
        }
        times[size] = openMicros;
        opens[size] = open;
        highs[size] = high;
        lows[size] = low;
        size++;
        inLast = 0;
    }

    private void halve() {
        size = CAPACITY / 2;
        for (int i = 0; i < size; i++) {
            times[i] = times[2 * i];
            opens[i] = opens[2 * i];
            highs[i] = Math.max(highs[2 * i], highs[2 * i + 1]);
            lows[i] = Math.min(lows[2 * i], lows[2 * i + 1]);
            closes[i] = closes[2 * i + 1];
        }
        stride *= 2;
    }

    public InstrumentChart chart() {
        List<ChartCandle> candles = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            candles.add(new ChartCandle(Micros.instant(times[i]), opens[i], highs[i], lows[i], closes[i]));
        }
        return new InstrumentChart(instrument, candles);
    }
}
