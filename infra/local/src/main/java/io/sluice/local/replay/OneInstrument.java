package io.sluice.local.replay;

import io.sluice.files.CandleIterator;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.util.NoSuchElementException;

/** The candles of one instrument out of a pass over all. */
final class OneInstrument implements CandleIterator {
    private final CandleIterator all;
    private final String instrument;
    private Candle next;

    OneInstrument(CandleIterator all, String instrument) {
        this.all = all;
        this.instrument = instrument;
    }

    @Override
    public boolean hasNext() {
        while (next == null && all.hasNext()) {
            Candle candle = all.next();
            next = candle.getInstrument().equals(instrument) ? candle : null;
        }
        return next != null;
    }

    @Override
    public Candle next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no candle of " + instrument + " is left");
        }
        Candle candle = next;
        next = null;
        return candle;
    }

    @Override
    public void close() throws IOException {
        all.close();
    }
}
