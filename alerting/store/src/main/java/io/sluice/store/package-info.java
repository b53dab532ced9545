/** What happened, as rows of a database. */
@NullMarked
package io.sluice.store;

import org.jspecify.annotations.NullMarked;
