/** Binance USD-M futures as a venue (O-BINANCE): the interfaces of {@link io.sluice.connector} over REST and streams. */
@NullMarked
package io.sluice.binance.venue;

import org.jspecify.annotations.NullMarked;
