/**
 * A simulated USD-M futures venue to test against: honest by default, hostile on request. {@link
 * io.sluice.binance.sim.SimulatedVenue} runs it in this process, {@link io.sluice.binance.sim.Main} in one of its own.
 */
package io.sluice.binance.sim;
