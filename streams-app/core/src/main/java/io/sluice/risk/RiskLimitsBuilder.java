package io.sluice.risk;

import io.sluice.position.Stops;
import io.sluice.position.Targets;
import io.sluice.schemas.Action;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Builds {@link RiskLimits}; what is not said keeps its default. Units and ranges are described there. */
public final class RiskLimitsBuilder {
    private BigDecimal minConfidence = new BigDecimal("0.70");
    private Duration cooldown = Duration.ofMinutes(15);
    private int maxExecutionsPerDay = 6;
    private int maxOpenPositions = 4;
    private BigDecimal maxLeverage = BigDecimal.TEN;
    private BigDecimal riskPerTrade = new BigDecimal("0.005");
    private BigDecimal maxCorrelation = new BigDecimal("0.70");
    private AtrBand atrBand = new AtrBand(BigDecimal.TEN, new BigDecimal("30"));
    private Map<String, AtrBand> atrBands = Map.of();
    private BigDecimal stopAtr = new BigDecimal("1.5");
    private BigDecimal maxStopFraction = Stops.WIDEST;
    private BigDecimal trailAtr = new BigDecimal("1.5");
    private Targets targets = Targets.ofAtr(new BigDecimal("3.0"));
    private Duration entryTimeToLive = Duration.ofSeconds(60);
    private Duration maxMarkAge = Duration.ofMinutes(10);
    private Duration maxSignalAge = Duration.ofMinutes(5);
    private Set<Action> actions = Set.of(Action.OPEN_LONG, Action.OPEN_SHORT, Action.CLOSE, Action.REDUCE_50);
    private ExposureLimits exposure = ExposureLimits.DEFAULT;
    private ExecutionPolicy execution = ExecutionPolicy.DEFAULT;
    private MarketLimits market = MarketLimits.DEFAULT;

    private Duration vetoWindow = Duration.ZERO;
    private VetoDefault vetoDefault = VetoDefault.SEND;

    RiskLimitsBuilder() {}

    public RiskLimitsBuilder minConfidence(BigDecimal value) {
        minConfidence = value;
        return this;
    }

    public RiskLimitsBuilder cooldown(Duration value) {
        cooldown = value;
        return this;
    }

    public RiskLimitsBuilder maxExecutionsPerDay(int value) {
        maxExecutionsPerDay = value;
        return this;
    }

    public RiskLimitsBuilder maxOpenPositions(int value) {
        maxOpenPositions = value;
        return this;
    }

    public RiskLimitsBuilder maxLeverage(BigDecimal value) {
        maxLeverage = value;
        return this;
    }

    public RiskLimitsBuilder riskPerTrade(BigDecimal value) {
        riskPerTrade = value;
        return this;
    }

    public RiskLimitsBuilder maxCorrelation(BigDecimal value) {
        maxCorrelation = value;
        return this;
    }

    public RiskLimitsBuilder atrBand(AtrBand value) {
        atrBand = value;
        return this;
    }

    public RiskLimitsBuilder atrBands(Map<String, AtrBand> value) {
        atrBands = value;
        return this;
    }

    public RiskLimitsBuilder stopAtr(BigDecimal value) {
        stopAtr = value;
        return this;
    }

    public RiskLimitsBuilder maxStopFraction(BigDecimal value) {
        maxStopFraction = value;
        return this;
    }

    public RiskLimitsBuilder trailAtr(BigDecimal value) {
        trailAtr = value;
        return this;
    }

    /** One target for all. */
    public RiskLimitsBuilder targetAtr(BigDecimal value) {
        return targets(Targets.ofAtr(value));
    }

    public RiskLimitsBuilder targets(Targets value) {
        targets = value;
        return this;
    }

    public RiskLimitsBuilder entryTimeToLive(Duration value) {
        entryTimeToLive = value;
        return this;
    }

    public RiskLimitsBuilder maxMarkAge(Duration value) {
        maxMarkAge = value;
        return this;
    }

    public RiskLimitsBuilder maxSignalAge(Duration value) {
        maxSignalAge = value;
        return this;
    }

    public RiskLimitsBuilder actions(Set<Action> value) {
        actions = value;
        return this;
    }

    public RiskLimitsBuilder exposure(ExposureLimits value) {
        exposure = value;
        return this;
    }

    public RiskLimitsBuilder execution(ExecutionPolicy value) {
        execution = value;
        return this;
    }

    public RiskLimitsBuilder market(MarketLimits value) {
        market = value;
        return this;
    }

    public RiskLimitsBuilder vetoWindow(Duration value) {
        vetoWindow = value;
        return this;
    }

    public RiskLimitsBuilder vetoDefault(VetoDefault value) {
        vetoDefault = value;
        return this;
    }

    /** @throws IllegalArgumentException naming the limit and the value that cannot be */
    public RiskLimits build() {
        return new RiskLimits(
                minConfidence,
                cooldown,
                maxExecutionsPerDay,
                maxOpenPositions,
                maxLeverage,
                riskPerTrade,
                maxCorrelation,
                atrBand,
                atrBands,
                stopAtr,
                maxStopFraction,
                trailAtr,
                targets,
                entryTimeToLive,
                maxMarkAge,
                maxSignalAge,
                actions,
                exposure,
                execution,
                market,
                vetoWindow,
                vetoDefault);
    }
}
