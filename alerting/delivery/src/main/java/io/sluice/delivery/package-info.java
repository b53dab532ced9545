/** Alerts on their way to people. */
@NullMarked
package io.sluice.delivery;

import org.jspecify.annotations.NullMarked;
