/** The gateway to MetaTrader 5: terminals dial it, people and connectors use it. */
@org.jspecify.annotations.NullMarked
package io.sluice.mt5;
