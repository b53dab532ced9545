/** What becomes of orders: return codes, and what is certain after them. */
@org.jspecify.annotations.NullMarked
package io.sluice.mt5.trade;
