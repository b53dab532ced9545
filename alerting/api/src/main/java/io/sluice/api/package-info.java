/** What programs and pages may ask and order: REST, streams, and who is let in. */
@NullMarked
package io.sluice.api;

import org.jspecify.annotations.NullMarked;
