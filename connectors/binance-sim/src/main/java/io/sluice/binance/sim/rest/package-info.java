/** The venue's REST interface: who may ask what how often, and how answers look. */
package io.sluice.binance.sim.rest;
