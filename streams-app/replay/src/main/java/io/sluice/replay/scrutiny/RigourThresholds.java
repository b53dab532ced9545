package io.sluice.replay.scrutiny;

/**
 * What rigour asks on top of the strategy's gate; the deflated Sharpe ratio's threshold is its own.
 *
 * @param lookAhead moments at which something depended on the future, at most
 * @param warmUp part of a detector's signals that differ after ten times its warm-up, at most
 * @param tradeLoss part of the bootstrapped orders of trades that end in a loss, at most
 * @param medianProfit median profit of resampled markets ÷ initial equity, above
 * @param neighbourDrop how much worse than the configured values the median neighbour is, at most
 */
public record RigourThresholds(
        int lookAhead, double warmUp, double tradeLoss, double medianProfit, double neighbourDrop) {
    /** No look-ahead, 1 % of signals, 5 % of bootstraps, more than nothing, half as good. */
    public static final RigourThresholds DEFAULTS = new RigourThresholds(0, 0.01, 0.05, 0, 0.5);
}
