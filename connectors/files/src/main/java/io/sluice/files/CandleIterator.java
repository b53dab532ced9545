package io.sluice.files;

import io.sluice.schemas.Candle;
import java.io.Closeable;
import java.util.Iterator;

/**
 * One pass over a {@link CandleSource}; for one thread. {@link #hasNext} may read from the disk and throws {@link
 * java.io.UncheckedIOException} when a file cannot be opened; closing twice does nothing.
 */
public interface CandleIterator extends Iterator<Candle>, Closeable {}
