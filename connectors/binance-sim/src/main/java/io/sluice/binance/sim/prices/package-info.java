/** Where the simulated market's prices come from: a seed, a script, candles, or a recorded stream. */
package io.sluice.binance.sim.prices;
