/**
 * Go or no-go (B-GATE): a strategy by what its run came to, a detector by labelled opportunities.
 *
 * <p><b>The labelling rule.</b> From the close of a candle two barriers are set, in multiples of the average true range at
 * that candle: a target in the direction of the bet, a stop against it. The candles after it, at most a horizon of them,
 * tell which one the price touches first (M. López de Prado, "Advances in Financial Machine Learning", 2018, chapter 3:
 * the triple barrier). What a candle does not tell is decided against the bet: its open comes first, then the stop, then the
 * target. Target first is a win, stop first a loss, neither a timeout.
 *
 * <p>A candle from whose close the target comes first is an <b>opportunity</b> of that direction. It lasts until the target
 * is touched, and until then no other begins: candles under way to the same target are the same opportunity. A signal of
 * the same direction <b>captures</b> it from a tolerance of candles before its first candle until the candle before the
 * one that touches the target. A signal that captures none is a <b>false positive</b>; whether it <b>wins</b> is told by
 * the barriers of its own candle.
 *
 * <p>A label depends on what was known at its candle's close and on the candles of its horizon, on nothing else; no label is
 * ever seen by a detector. Where history ends before a label is known, it is not judged.
 */
@NullMarked
package io.sluice.replay.gate;

import org.jspecify.annotations.NullMarked;
