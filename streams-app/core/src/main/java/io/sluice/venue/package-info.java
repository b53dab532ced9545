/**
 * The paper venue: an exchange in a fold (O-PAPER).
 *
 * <p><b>What it sees.</b> Orders, and the account's own ordered log. Time is the latest time seen in either; the market
 * is the closed candles (MARK) of that log. So the same commands at the same places in the same log give the same fills.
 * A driver that reads commands and log separately hands over what a decision saw before the command it made.
 *
 * <p><b>An order's events.</b> RELEASE, CLAIM, ACCEPT, then fills; REJECT instead of ACCEPT with a {@link
 * io.sluice.venue.PaperReason}; EXPIRE instead of CLAIM when it came too late. RELEASE and CLAIM bear the venue's time,
 * what follows at once that time plus the latency, and what a candle does the candle's close. An order takes part in
 * candles that close after its acceptance, and in the whole of the first of them.
 *
 * <p><b>Fills.</b> The market is a point: the last close for an order that arrives ({@link
 * io.sluice.venue.FillAt#LAST_CLOSE}), the open of a candle, and then every price from its low to its high. Every
 * price is a tick, rounded against the order.
 *
 * <table>
 * <caption>Where an order fills</caption>
 * <tr><th>order</th><th>fills when</th><th>at</th><th>fee</th></tr>
 * <tr><td>MARKET</td><td>at once, or at the next open</td><td>the market, half the spread and slippage worse</td>
 *     <td>taker</td></tr>
 * <tr><td>LIMIT, arriving</td><td>it reaches the other side: the market and half the spread</td>
 *     <td>as MARKET, but never worse than its limit</td><td>taker</td></tr>
 * <tr><td>LIMIT, resting</td><td>a candle trades beyond it; a touch is not enough, others stood before it</td>
 *     <td>its limit; the open when the candle opens beyond it</td><td>maker</td></tr>
 * <tr><td>STOP_MARKET</td><td>touched</td>
 *     <td>its trigger, or the open when the candle opens beyond it, slippage worse; arriving beyond its trigger, as
 *     MARKET</td><td>taker</td></tr>
 * <tr><td>TAKE_PROFIT</td><td>touched</td><td>its trigger, slippage worse; never better, even after a gap</td>
 *     <td>taker</td></tr>
 * </table>
 *
 * <p><b>Several in one candle.</b> What a candle does not tell is assumed against the account. After the open (stops
 * first, then market orders, take-profits, limits, each by acceptance) the price goes to the low and then to the high, or
 * to the high and then to the low, and what lies on the way is executed as it is reached. Of the two ways the one counts
 * that leaves the account poorer at the close. Of the stop and the target of one position it is always the stop.
 *
 * <p><b>Volume.</b> In one candle an account's limit orders take at most a fraction of its volume, in whole lots, the
 * first on the way first; so do the others when the settings say so. The rest goes on with the next candle; of an
 * immediate-or-cancel order it is cancelled; a fill-or-kill order is filled wholly or cancelled.
 *
 * <p><b>Reduce-only.</b> Such an order is executed for no more than the position, and cancelled as soon as there is
 * nothing left for it to reduce. So of a stop and a target the one that fills takes the other out of the book.
 *
 * <p><b>Once.</b> An order id that is known is refused as a duplicate: all that work, and the last 4,096 finished. A
 * command from a time of which finished orders have been forgotten is refused as well, so that no repetition, however
 * late, is executed.
 *
 * <p><b>Slippage</b> on a fill is measured as at every venue ({@link io.sluice.order.SlippageReference}), and where the order
 * says nothing from the last close when it came; positive is worse.
 */
@NullMarked
package io.sluice.venue;

import org.jspecify.annotations.NullMarked;
