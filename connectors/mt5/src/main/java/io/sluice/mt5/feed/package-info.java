/** Closed candles and ticks from terminals (M-MT5). */
@org.jspecify.annotations.NullMarked
package io.sluice.mt5.feed;
