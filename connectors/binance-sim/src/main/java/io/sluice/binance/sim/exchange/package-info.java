/**
 * The exchange itself: markets, accounts, orders, positions, conditional orders. It knows no clock, no network and no
 * randomness; time comes with each call, and what happened goes to a sink.
 */
package io.sluice.binance.sim.exchange;
