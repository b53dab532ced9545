/** The two topologies of the trading core: instruments to signals, accounts to decisions and orders. */
package io.sluice.topologies;
