/** A simulated MetaTrader 5 terminal with its trade server: what the gateway, its users and their tests talk to instead of a real one. */
@org.jspecify.annotations.NullMarked
package io.sluice.mt5.sim;
