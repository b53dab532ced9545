package io.sluice.replay;

import io.sluice.market.Micros;
import io.sluice.schemas.Candle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reading of an instrument's candles for several folds. It is filled up to a time, then every fold goes up to that time
 * and takes one candle more, as {@link InstrumentReplay} does; then it is filled again, and what was kept is forgotten.
 */
final class SharedCandles {
    private final CandleReader reader;
    private final List<Candle> kept = new ArrayList<>();
    /** How many candles came before the first that is kept. */
    private long before;

    private long lastClose = Long.MIN_VALUE;
    private boolean exhausted;

    SharedCandles(CandleReader reader) {
        this.reader = reader;
    }

    /** Reads up to the first candle that closes at that time or later. Every fold has taken what is kept until now. */
    void fillUntil(long time) throws IOException {
        before += kept.size();
        kept.clear();
        while (lastClose < time && !exhausted) {
            Candle candle = reader.read();
            if (candle == null) {
                exhausted = true;
            } else {
                kept.add(candle);
                lastClose = Micros.of(candle.getCloseTime());
            }
        }
    }

    /** A fold's own place, from the first candle that is kept now. */
    CandleReader cursor() {
        return new Cursor();
    }

    private final class Cursor implements CandleReader {
        private long next = before;

        @Override
        public @Nullable Candle read() {
            int place = Math.toIntExact(next - before);
            if (place == kept.size()) {
                if (exhausted) {
                    return null;
                }
                throw new IllegalStateException("a fold went further than the candles it was given");
            }
            next++;
            return kept.get(place);
        }

        @Override
        public void close() {
            // The reader is closed by who opened it.
        }
    }
}
