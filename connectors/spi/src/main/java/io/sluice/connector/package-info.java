/**
 * What a venue is to Sluice: small interfaces, one a capability, that a connector implements.
 *
 * <p><b>Order of calls.</b> {@link io.sluice.connector.Venue#open} once an account; then {@link
 * io.sluice.connector.VenueSession#start}, after which reports may come; then anything, in any order; {@link
 * io.sluice.connector.VenueSession#close} last, after which no method is called and no report may come.
 *
 * <p><b>Threads.</b> Calls come on virtual threads and may block. Many come at once, also for one account; for one
 * instrument of one account at most one {@link io.sluice.connector.OrderEntry#place} is under way, except that an order
 * that reduces does not wait for one that is stuck. Reports may come on any thread, also on several.
 *
 * <p><b>Deadlines.</b> Every call bears one. It is kept: the call returns by then, with what is certain by then. What a
 * venue can enforce by itself (a time window, a journal of ids) it is told to enforce; what it cannot is said in {@link
 * io.sluice.connector.VenueTraits}.
 *
 * <p><b>Nothing is tried again here.</b> A connector makes one attempt a call. No HTTP client below it may send a request
 * twice. Whether something is tried again is decided by the order fold, which knows what was recorded.
 *
 * <p><b>Unknown input.</b> A code, state or message that a connector does not know is {@code Unknown} or {@code
 * Inconclusive}, with the original words in it; of a report it is logged and a {@code Gap} is reported, because something
 * was missed. No method throws for what a venue said. A runtime exception out of a call counts as an unknown outcome.
 */
@org.jspecify.annotations.NullMarked
package io.sluice.connector;
