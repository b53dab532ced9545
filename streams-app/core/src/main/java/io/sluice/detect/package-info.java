/** Detectors: what they look for in the candles of one timeframe, and how sure they are. */
@NullMarked
package io.sluice.detect;

import org.jspecify.annotations.NullMarked;
