/** The folds judged by another engine: the same candles, rules and fees through ta4j, trade by trade. */
@NullMarked
package io.sluice.replay.judged;

import org.jspecify.annotations.NullMarked;
