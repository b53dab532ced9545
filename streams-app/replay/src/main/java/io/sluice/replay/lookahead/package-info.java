/** Whether anything that was said depends on what came after it (B-RIGOUR). */
@NullMarked
package io.sluice.replay.lookahead;

import org.jspecify.annotations.NullMarked;
