package io.sluice.files;

import io.sluice.schemas.Candle;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * One pass over a {@link CandleSource}; for one thread. {@link #hasNext} may read from the disk and throws {@link
 * java.io.UncheckedIOException} when a file cannot be opened; closing twice does nothing.
 */
public interface CandleIterator extends Iterator<Candle>, Closeable {
    /** How far it is; empty when that is not known before its end. Any thread may ask. */
    default Optional<Progress> progress() {
        return Optional.empty();
    }

    /**
     * A pass over what another iterator gives, that does not know how far it is.
     *
     * @param source closed with it
     */
    static CandleIterator over(Iterator<Candle> candles, Closeable source) {
        return new CandleIterator() {
            @Override
            public boolean hasNext() {
                return candles.hasNext();
            }

            @Override
            public Candle next() {
                return candles.next();
            }

            @Override
            public void close() throws IOException {
                source.close();
            }
        };
    }

    /**
     * How far a pass is.
     *
     * @param done bytes or rows that have been read
     * @param all bytes or rows that there are
     */
    record Progress(long done, long all) {
        /** Of two passes together, which count the same. */
        public Progress plus(Progress other) {
            return new Progress(done + other.done, all + other.all);
        }
    }
}
