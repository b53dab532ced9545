/** What operators order, handed to accounts. */
@NullMarked
package io.sluice.operator;

import org.jspecify.annotations.NullMarked;
