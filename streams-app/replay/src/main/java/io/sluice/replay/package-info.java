/** History through the same folds that decide live, in a loop without a broker. */
@NullMarked
package io.sluice.replay;

import org.jspecify.annotations.NullMarked;
