/**
 * The paper venue as a connector: orders in, order events and fills out, with its book in the same transaction.
 *
 * <p><b>Two inputs, one order.</b> The venue reads commands ({@code orders.paper}) and the market (the MARK events of
 * {@code account-events}). Of the records that have arrived, Streams hands over the one with the lower timestamp first,
 * and on a tie the market first, because a command of a time was decided after the candle of that time. What has not
 * arrived yet is not waited for: a command decided at 12:00 that arrives after the candle of 12:01 meets that candle as
 * the last one. Live, that is what a market does. Where the outcome must be the same each time, whoever plays history
 * sends the next candle only when the account has reached the time of the last one and has no unanswered order
 * ({@code accounts}: {@code time}, {@code unansweredOrders}); then every command arrives between its own candle and the
 * next, and the order of the logs is determined.
 */
package io.sluice.paper;
