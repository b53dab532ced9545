/** The instrument fold: candles to signals. */
@NullMarked
package io.sluice.instrument;

import org.jspecify.annotations.NullMarked;
