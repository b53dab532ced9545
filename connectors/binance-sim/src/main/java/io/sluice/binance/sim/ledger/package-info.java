/** What really happened at the simulated venue, on disk before anyone is told, and how a checker reads it. */
package io.sluice.binance.sim.ledger;
