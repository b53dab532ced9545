/** Commands around MetaTrader 5: its gateway, and a simulated terminal. */
package io.sluice.local.mt5;
