/**
 * Walk-forward and search (B-WALK): parameters are chosen on training windows and judged on the windows that follow. Which
 * settings a trial stands for is its caller's business; here they are numbered.
 */
@NullMarked
package io.sluice.replay.walk;

import org.jspecify.annotations.NullMarked;
