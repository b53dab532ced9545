/** Market data onto topics: a thin driver around {@link io.sluice.binance.market}. */
@NullMarked
package io.sluice.binance.publish;

import org.jspecify.annotations.NullMarked;
