/**
 * Real venues in one process: for each that is configured its market data onto topics, and for each that accounts trade at an
 * order runner. {@link io.sluice.local.live.LiveVenues} starts them beside a running platform and closes them before it.
 */
package io.sluice.local.live;
