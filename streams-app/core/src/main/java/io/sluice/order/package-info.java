/** The life of an order: one table of states and events. */
@NullMarked
package io.sluice.order;

import org.jspecify.annotations.NullMarked;
