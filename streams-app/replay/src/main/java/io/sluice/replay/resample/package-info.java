/** Other markets that the same candles could have made, and what the same strategy would have earned there (B-RIGOUR). */
@NullMarked
package io.sluice.replay.resample;

import org.jspecify.annotations.NullMarked;
