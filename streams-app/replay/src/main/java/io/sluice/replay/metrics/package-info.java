/**
 * What a run earned and how: accumulators that take equity, decisions and fills of one account in their order, and the
 * figures made of them (B-METRICS). Memory grows with trades and days, never with candles.
 *
 * <p>A figure that is undefined (a ratio without losing trades, a Sharpe ratio of constant equity) is an empty optional:
 * no figure is ever NaN or infinite.
 */
@NullMarked
package io.sluice.replay.metrics;

import org.jspecify.annotations.NullMarked;
