/** The paper venue: an exchange in a fold. */
@NullMarked
package io.sluice.venue;

import org.jspecify.annotations.NullMarked;
