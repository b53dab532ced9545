package io.sluice.local.config;

import io.sluice.binance.Mode;
import io.sluice.risk.LiveRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an account is asked beyond its limits where its orders leave the house.
 *
 * @param gate least mode in which its entries need a passed backtest
 * @param gateMaxAge how old that may be
 * @param rollout whether a new strategy begins with a part of its size; empty: as the mode has it
 */
public record LiveChoice(GateScope gate, Duration gateMaxAge, Optional<RolloutStyle> rollout) {
    /** How a strategy that is new to its money comes to all of its size. */
    enum RolloutStyle {
        NONE,
        STAGED
    }

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

    private static final Key<RolloutStyle> ROLLOUT = Key.optional(
            "rollout",
            Kinds.choice(RolloutStyle.class),
            "R-ROLLOUT: a new strategy trades its whole size at once (NONE), or 10 % for half an hour, then 50 % for two, as its"
                    + " results let it (STAGED); absent: STAGED at a venue of mode live, NONE elsewhere");

    static final List<Key<?>> KEYS = List.of(GATE, GATE_MAX_AGE, ROLLOUT);

    static LiveChoice from(Values values) {
        return new LiveChoice(values.get(GATE), Duration.ofDays(values.get(GATE_MAX_AGE)), values.find(ROLLOUT));
    }

    /** @param strategyId asked for where it is needed */
    LiveRules rules(Mode mode, Supplier<String> strategyId) {
        boolean gated = gate.covers(mode);
        boolean staged = rollout.map(style -> style == RolloutStyle.STAGED).orElse(mode == Mode.LIVE);
        return gated || staged ? new LiveRules(strategyId.get(), gated ? gateMaxAge : null, staged) : LiveRules.NONE;
    }
}
