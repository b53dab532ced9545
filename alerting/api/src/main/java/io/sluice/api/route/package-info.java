/** What can be asked and ordered: one table of routes, from which requests are checked and documents are made. */
@NullMarked
package io.sluice.api.route;

import org.jspecify.annotations.NullMarked;
