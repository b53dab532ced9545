/** Market data (M-BINANCE): closed candles without gaps, quotes with mark price and funding. */
@NullMarked
package io.sluice.binance.market;

import org.jspecify.annotations.NullMarked;
