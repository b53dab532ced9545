/** The history cache (M-CACHE): recorded candles in Parquet, merged from any source, read as candles or as columns. */
@NullMarked
package io.sluice.history;

import org.jspecify.annotations.NullMarked;
