/** The past, from the SQL archive, in the shapes in which the present is shown. */
@NullMarked
package io.sluice.api.archive;

import org.jspecify.annotations.NullMarked;
