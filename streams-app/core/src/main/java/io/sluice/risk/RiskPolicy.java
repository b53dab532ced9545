package io.sluice.risk;

import io.sluice.schemas.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The gate: an ordered list of checks, every one of which answers every time. */
public final class RiskPolicy {
    private final List<RiskCheck> checks;

    private RiskPolicy(List<RiskCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /** The checks of the specification. The breaker comes first and cannot be left out. */
    public static RiskPolicy of(RiskLimits limits, PatternCorrelation correlation) {
        return of(limits, correlation, LiveRules.NONE);
    }

    /** The same, with what is asked where orders leave the house. */
    public static RiskPolicy of(RiskLimits limits, PatternCorrelation correlation, LiveRules live) {
        List<RiskCheck> checks = new ArrayList<>(List.of(
                new BreakerCheck(),
                new StateCheck(),
                new SymbolsCheck(),
                new ActionsCheck(limits.actions()),
                new TradableCheck(limits.maxMarkAge(), limits.maxSignalAge()),
                new ConfidenceCheck(limits.minConfidence()),
                new CooldownCheck(limits.cooldown()),
                new DailyCheck(limits.maxExecutionsPerDay()),
                new PositionsCheck(limits.maxOpenPositions()),
                new SizeCheck(limits.maxLeverage(), limits.riskPerTrade()),
                new ExposureCheck(limits.exposure()),
                new MarginCheck(limits.maxLeverage(), limits.exposure().marginFactor()),
                new LiquidationCheck(limits.market().maxMarginRatio()),
                new FundingCheck(limits.exposure().maxFunding()),
                new LiquidityCheck(limits.market()),
                new SlippageCheck(limits.market()),
                new StopCheck(limits.maxStopFraction()),
                new CorrelationCheck(limits.maxCorrelation(), correlation),
                new VolatilityCheck(limits),
                new CapitalCheck()));
        Slicing slicing = limits.execution().slicing();
        if (slicing.style() != SlicingStyle.NONE) {
            checks.add(new SlicingCheck(slicing, limits.vetoWindow()));
        }
        if (live.gateMaxAge() != null) {
            checks.add(new GateCheck(live.strategyId(), live.gateMaxAge()));
        }
        if (live.staged()) {
            checks.add(new RolloutCheck());
        }
        return new RiskPolicy(checks);
    }

    /** What is judged once more of an entry that has waited for a veto: all that may have gone old meanwhile. */
    public static RiskPolicy afterWaiting(RiskLimits limits) {
        return new RiskPolicy(List.of(
                new BreakerCheck(),
                new StateCheck(),
                new TradableCheck(limits.maxMarkAge(), limits.maxSignalAge()),
                new LiquidationCheck(limits.market().maxMarginRatio()),
                new SlippageCheck(limits.market()),
                new BandCheck()));
    }

    /** What is judged once more of a large entry's slices that have not left the house: the same, and what they bind. */
    public static RiskPolicy beforeSlice(RiskLimits limits) {
        return new RiskPolicy(List.of(
                new BreakerCheck(),
                new StateCheck(),
                new TradableCheck(limits.maxMarkAge(), limits.maxSignalAge()),
                new MarginCheck(limits.maxLeverage(), limits.exposure().marginFactor()),
                new LiquidationCheck(limits.market().maxMarginRatio()),
                new SlippageCheck(limits.market()),
                new CapitalCheck(),
                new BandCheck()));
    }

    /** Every check's verdict, in order. */
    public List<Verdict> evaluate(Intent intent, AccountView account) {
        List<Verdict> verdicts = new ArrayList<>(checks.size());
        for (RiskCheck check : checks) {
            verdicts.add(
                    check.scope().covers(intent) ? check.evaluate(intent, account) : VerdictDraft.notApplicable(check));
        }
        return verdicts;
    }
}
