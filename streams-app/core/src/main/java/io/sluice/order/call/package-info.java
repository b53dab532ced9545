/**
 * What is asked of a venue, and what a venue says: calls, answers, findings, reports. Plain values; the fold makes and
 * takes them, connectors translate them.
 *
 * <p>Whether an order was executed is an axis of its own ({@link io.sluice.order.call.Outcome}), beside the class of an
 * error. Whatever a connector does not positively know is {@link io.sluice.order.call.Outcome#UNKNOWN}: a time-out, a
 * connection that broke after the first byte, a code that is not in its table, an answer it cannot read.
 */
@org.jspecify.annotations.NullMarked
package io.sluice.order.call;
