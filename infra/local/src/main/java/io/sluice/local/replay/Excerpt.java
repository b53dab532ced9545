package io.sluice.local.replay;

import io.sluice.files.CandleIterator;
import io.sluice.files.CandleSource;
import io.sluice.schemas.Candle;
import io.sluice.schemas.Timeframe;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;

/** Part of a history. */
final class Excerpt implements CandleSource {
    private final CandleSource whole;
    private final PlayedRange range;
    private volatile boolean cut;

    Excerpt(CandleSource whole, PlayedRange range) {
        this.whole = whole;
        this.range = range;
    }

    /** True once a pass has met a candle behind the end of the range: there is more history than this. */
    boolean cut() {
        return cut;
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public List<String> instruments() {
        return whole.instruments();
    }

    @Override
    public Timeframe timeframe() {
        return whole.timeframe();
    }

    @Override
    public CandleIterator open() throws IOException {
        return new Part(whole.open());
    }

    @Override
    public CandleIterator open(String instrument) throws IOException {
        return new Part(whole.open(instrument));
    }

    private final class Part implements CandleIterator {
        private final CandleIterator candles;
        private Candle next;
        private boolean over;

        Part(CandleIterator candles) {
            this.candles = candles;
        }

        @Override
        public boolean hasNext() {
            while (next == null && !over && candles.hasNext()) {
                Candle candle = candles.next();
                if (range.isOver(candle)) {
                    over = true;
                    cut = true;
                } else if (range.begins(candle)) {
                    next = candle;
                }
            }
            return next != null;
        }

        @Override
        public Candle next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no candle is left");
            }
            Candle candle = next;
            next = null;
            return candle;
        }

        @Override
        public void close() throws IOException {
            candles.close();
        }
    }
}
