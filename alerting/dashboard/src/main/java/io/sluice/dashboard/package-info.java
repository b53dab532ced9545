/** The operator's page, as files on the class path. */
@NullMarked
package io.sluice.dashboard;

import org.jspecify.annotations.NullMarked;
