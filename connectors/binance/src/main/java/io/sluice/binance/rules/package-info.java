/** What the venue demands of an order, read from its own exchange information. */
@NullMarked
package io.sluice.binance.rules;

import org.jspecify.annotations.NullMarked;
