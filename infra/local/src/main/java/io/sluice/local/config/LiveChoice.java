package io.sluice.local.config;

import io.sluice.binance.Mode;
import io.sluice.risk.LiveRules;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What an account is asked beyond its limits where its orders leave the house.
 *
 * @param gate least mode in which its entries need a passed backtest
 * @param gateMaxAge how old that may be
 */
public record LiveChoice(GateScope gate, Duration gateMaxAge) {
    /** Where R-GATE is asked. It cannot be left out where money moves. */
    enum GateScope {
        LIVE,
        TESTNET;

        boolean covers(Mode mode) {
            return switch (mode) {
                case LIVE -> true;
                case TESTNET -> this == TESTNET;
                case PAPER -> false;
            };
        }
    }

    private static final int MOST_DAYS = 366;

    private static final Key<GateScope> GATE = Key.of(
            "gate",
            Kinds.choice(GateScope.class),
            "LIVE",
            "R-GATE: where entries need a recorded passed backtest of the strategy: in mode live alone, or on testnet too");
    private static final Key<Integer> GATE_MAX_AGE = Key.of(
            "gateMaxAgeDays",
            Kinds.whole(1, MOST_DAYS),
            "30",
            "R-GATE: how many days after its last candle a passed backtest lets entries through");

    static final List<Key<?>> KEYS = List.of(GATE, GATE_MAX_AGE);

    static LiveChoice from(Values values) {
        return new LiveChoice(values.get(GATE), Duration.ofDays(values.get(GATE_MAX_AGE)));
    }

    /** @param strategyId asked for where it is needed */
    LiveRules rules(Mode mode, Supplier<String> strategyId) {
        return gate.covers(mode) ? new LiveRules(strategyId.get(), gateMaxAge) : LiveRules.NONE;
    }
}
