/** Decides what goes out to whom, and when; reads no clock and touches nothing outside. */
@NullMarked
package io.sluice.delivery.fold;

import org.jspecify.annotations.NullMarked;
