/** How rows of text become bars: inputs, lines, formats and their detection. */
@NullMarked
package io.sluice.files.csv;

import org.jspecify.annotations.NullMarked;
