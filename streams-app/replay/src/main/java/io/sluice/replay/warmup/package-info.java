/** How much of the past a detector needs before it says what it would always have said (B-RIGOUR). */
@NullMarked
package io.sluice.replay.warmup;

import org.jspecify.annotations.NullMarked;
