/** History kept in memory, so that it can be folded again and again: whole, in part, or changed. */
@NullMarked
package io.sluice.replay.tape;

import org.jspecify.annotations.NullMarked;
