/** How folds are remembered: slots of bytes, written when they change. */
@NullMarked
package io.sluice.state;

import org.jspecify.annotations.NullMarked;
