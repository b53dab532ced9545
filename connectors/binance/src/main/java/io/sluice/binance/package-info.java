/** Binance USD-M futures: which exchange is spoken to, and what that needs. */
@NullMarked
package io.sluice.binance;

import org.jspecify.annotations.NullMarked;
