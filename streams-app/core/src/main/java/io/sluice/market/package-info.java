/** Instruments, candles, timeframes and sessions. */
@NullMarked
package io.sluice.market;

import org.jspecify.annotations.NullMarked;
