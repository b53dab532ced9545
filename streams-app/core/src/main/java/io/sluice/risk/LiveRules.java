package io.sluice.risk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an account because its orders leave the house. No limit: it depends on the mode of its venue, and is no
 * part of what a strategy is.
 *
 * @param strategyId what decides its entries, as one id; empty where nothing asks for it
 * @param gateMaxAge R-GATE: how long after its last candle a passed backtest lets entries through, positive; null where
 *     none is asked for
 * @param staged R-ROLLOUT: whether a strategy that is new to its money begins with a tenth of its size
 */
public record LiveRules(String strategyId, @Nullable Duration gateMaxAge, boolean staged) {
    /** Nothing is asked. */
    public static final LiveRules NONE = new LiveRules("", null, false);

    /** @throws IllegalArgumentException naming the rule and the value that cannot be */
    public LiveRules {
        if (gateMaxAge != null && (gateMaxAge.isNegative() || gateMaxAge.isZero())) {
            throw new IllegalArgumentException("gateMaxAge must be positive, not " + gateMaxAge);
        }
        if (gateMaxAge != null && strategyId.isBlank()) {
            throw new IllegalArgumentException("a gate needs to know the strategy");
        }
    }

    /** Every rule as {@code name=value} lines, each after a line break; empty where nothing is asked. */
    public String canonicalText() {
        String gate = gateMaxAge == null ? "" : "\ngateMaxAge=" + gateMaxAge;
        String rollout = staged ? "\nrollout=STAGED" : "";
        return gate.isEmpty() && rollout.isEmpty() ? "" : "\nstrategy=" + strategyId + gate + rollout;
    }
}
