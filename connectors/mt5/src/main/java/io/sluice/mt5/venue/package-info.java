/** MetaTrader 5 as a venue of Sluice (O-MT5). */
@org.jspecify.annotations.NullMarked
package io.sluice.mt5.venue;
