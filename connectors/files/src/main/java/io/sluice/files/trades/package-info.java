/** Candles from recorded trades. */
@NullMarked
package io.sluice.files.trades;

import org.jspecify.annotations.NullMarked;
