/** Rules a candle must keep to be let in: quality of the row, order in time, gaps. */
@NullMarked
package io.sluice.files.check;

import org.jspecify.annotations.NullMarked;
