/** Backtests that speak for a strategy (R-GATE): written beside reports, given to accounts, and whether one is current. */
package io.sluice.local.gate;
