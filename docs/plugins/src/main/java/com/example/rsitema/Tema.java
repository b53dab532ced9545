package com.example.rsitema;

import io.sluice.indicator.CandleWindow;
import io.sluice.indicator.Indicator;
import io.sluice.indicator.Smoothing;
import java.nio.ByteBuffer;

/**
 * Triple exponential moving average of closes: 3 × e1 − 3 × e2 + e3, where e1 is the EMA of closes, e2 the EMA of e1 and e3
 * the EMA of e2 (P. G. Mulloy, "Smoothing Data with Faster Moving Averages", Technical Analysis of Stocks &amp; Commodities,
 * January 1994). Each begins with the plain mean of its own first n values, so the first value comes at candle 3n − 2.
 */
final class Tema implements Indicator {
    private final Smoothing once;
    private final Smoothing twice;
    private final Smoothing thrice;

    Tema(int period) {
        once = new Smoothing(period);
        twice = new Smoothing(period);
        thrice = new Smoothing(period);
    }

    double value() {
        return 3 * once.value() - 3 * twice.value() + thrice.value();
    }

    @Override
    public boolean ready() {
        return thrice.ready();
    }

    @Override
    public void update(CandleWindow candles) {
        once.add(candles.close(0));
        if (once.ready()) {
            twice.add(once.value());
        }
        if (twice.ready()) {
            thrice.add(twice.value());
        }
    }

    @Override
    public int history() {
        return 1;
    }

    @Override
    public int bytes() {
        return 3 * Smoothing.BYTES;
    }

    @Override
    public void save(ByteBuffer out) {
        once.save(out);
        twice.save(out);
        thrice.save(out);
    }

    @Override
    public void load(ByteBuffer in) {
        once.load(in);
        twice.load(in);
        thrice.load(in);
    }

    /** Everything is saved: an average that never forgets cannot be computed again from the candles that are kept. */
    @Override
    public void rebuild(CandleWindow candles) {}
}
