/** The running venue: the exchange with a clock, a ledger, candles and listen keys, one thing at a time. */
package io.sluice.binance.sim.venue;
