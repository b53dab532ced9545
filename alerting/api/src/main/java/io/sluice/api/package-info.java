/** What programs and pages may ask and order. */
@NullMarked
package io.sluice.api;

import org.jspecify.annotations.NullMarked;
