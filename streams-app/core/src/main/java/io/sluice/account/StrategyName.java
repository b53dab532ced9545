package io.sluice.account;

import io.sluice.market.Timeframes;
import io.sluice.schemas.Signal;

/** What a strategy is to an account: one detector on one timeframe, for example {@code breakout@1h}. */
final class StrategyName {
    private StrategyName() {}

    /** The strategy that a signal is of. */
    static String of(Signal signal) {
        return signal.getDetector() + "@" + Timeframes.name(signal.getTimeframe());
    }
}
