/** The venue's WebSocket streams: who hears what, and what frames look like. */
package io.sluice.binance.sim.stream;
