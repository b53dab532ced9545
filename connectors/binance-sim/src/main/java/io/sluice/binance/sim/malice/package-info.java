/** What the venue does wrong on purpose: rules for requests and for frames of streams, each for so many of them. */
package io.sluice.binance.sim.malice;
