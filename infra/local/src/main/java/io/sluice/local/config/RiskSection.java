package io.sluice.local.config;

import io.sluice.risk.AtrBand;
import io.sluice.risk.PatternCorrelation;
import io.sluice.risk.RiskLimits;
import io.sluice.risk.VetoDefault;
import io.sluice.schemas.Action;
import io.sluice.schemas.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How an account's limits are described in the file. The circuit breaker has no key. */
final class RiskSection {
    private static final int A_DAY_OF_MINUTES = 1_440;
    private static final int A_DAY_OF_SECONDS = 86_400;
    private static final int MANY = 10_000;
    private static final Kind<BigDecimal> FRACTION = Kinds.decimal("0", "1");
    private static final Kind<BigDecimal> UP_TO_THE_FIXED_STOP = Kinds.decimal("0.0001", "0.03");
    private static final Kind<BigDecimal> ATR_MULTIPLE = Kinds.decimal("0.1", "100");
    private static final Kind<AtrBand> BAND = Kinds.mapped(
            Kinds.listOf(Kinds.decimal("0", "")),
            "two numbers: [lowest, highest]",
            RiskSection::band,
            band -> List.of(band.low(), band.high()));
    private static final Kind<Action> ACTION = Kinds.choice(
            Arrays.stream(Action.values())
                    .filter(action -> action != Action.UNRECOGNISED)
                    .toList(),
            Action::name);

    private static final Key<BigDecimal> MIN_CONFIDENCE =
            Key.of("minConfidence", FRACTION, "0.70", "R-CONFIDENCE: lowest confidence of a signal");
    private static final Key<Integer> COOLDOWN = Key.of(
            "cooldownMinutes",
            Kinds.whole(0, A_DAY_OF_MINUTES),
            "15",
            "R-COOLDOWN: time between two entries of an instrument");
    private static final Key<Integer> MAX_EXECUTIONS =
            Key.of("maxExecutionsPerDay", Kinds.whole(0, MANY), "6", "R-DAILY: entries of a UTC day");
    private static final Key<Integer> MAX_POSITIONS =
            Key.of("maxOpenPositions", Kinds.whole(0, MANY), "4", "R-POSITIONS: positions open or being opened");
    private static final Key<BigDecimal> MAX_LEVERAGE =
            Key.of("maxLeverage", Kinds.decimal("1", "10"), "10", "R-SIZE: notional of all positions ÷ equity");
    private static final Key<BigDecimal> RISK_PER_TRADE = Key.of(
            "riskPerTrade",
            UP_TO_THE_FIXED_STOP,
            "0.005",
            "R-SIZE: fraction of equity lost when a new position's stop is hit");
    private static final Key<BigDecimal> MAX_CORRELATION = Key.of(
            "maxCorrelation", FRACTION, "0.70", "R-CORRELATION: largest |ρ| between a new pattern and those held");
    private static final Key<AtrBand> ATR_BAND =
            Key.of("atrBand", BAND, "[10, 30]", "R-VOLATILITY: ATR in points outside of which a decision is warned");
    private static final Key<Map<String, AtrBand>> ATR_BANDS = Key.of(
            "atrBands",
            Kinds.mapOf("instruments", BAND),
            "{}",
            "R-VOLATILITY: the same for single instruments, written `\"VENUE:SYMBOL\": [lowest, highest]`");
    private static final Key<BigDecimal> STOP_ATR =
            Key.of("stopAtr", ATR_MULTIPLE, "1.5", "R-STOP: distance of the first stop, multiples of ATR");
    private static final Key<BigDecimal> MAX_STOP =
            Key.of("maxStopFraction", UP_TO_THE_FIXED_STOP, "0.03", "R-STOP: widest stop, fraction of the entry price");
    private static final Key<BigDecimal> TRAIL_ATR =
            Key.of("trailAtr", ATR_MULTIPLE, "1.5", "R-TRAIL: distance of the trailing stop, multiples of ATR");
    private static final Key<BigDecimal> TARGET_ATR =
            Key.of("targetAtr", ATR_MULTIPLE, "3.0", "R-TARGET: distance of the profit target, multiples of ATR");
    private static final Key<Integer> ENTRY_TIME_TO_LIVE = Key.of(
            "entryTimeToLiveSeconds",
            Kinds.whole(1, A_DAY_OF_SECONDS),
            "60",
            "time after which an entry must no longer be sent to the venue");
    private static final Key<Integer> MAX_MARK_AGE = Key.of(
            "maxMarkAgeSeconds",
            Kinds.whole(1, A_DAY_OF_SECONDS),
            "600",
            "R-TRADABLE: oldest price an entry may be decided with");
    private static final Key<Integer> MAX_SIGNAL_AGE = Key.of(
            "maxSignalAgeSeconds",
            Kinds.whole(1, A_DAY_OF_SECONDS),
            "300",
            "R-TRADABLE: oldest signal that may still open a position");
    private static final Key<List<Action>> ACTIONS = Key.of(
            "actions",
            Kinds.listOf(ACTION),
            "[OPEN_LONG, OPEN_SHORT, CLOSE, REDUCE_50]",
            "R-ACTIONS: what signals may cause");
    private static final Key<Integer> VETO_WINDOW = Key.of(
            "vetoWindowSeconds",
            Kinds.whole(0, A_DAY_OF_SECONDS),
            "0",
            "R-VETO: seconds for which an approved entry waits for a veto, fewer than maxSignalAgeSeconds; 30 supervises");
    private static final Key<VetoDefault> VETO_DEFAULT = Key.of(
            "vetoDefault",
            Kinds.choice(VetoDefault.class),
            "SEND",
            "R-VETO: what becomes of it then, when nobody says anything; dropped, only what is confirmed is sent");

    /** A key of the account itself: ρ of pairs of patterns. */
    static final Key<Map<String, BigDecimal>> CORRELATION = Key.of(
            "correlation",
            Kinds.mapOf("pairs of patterns", Kinds.decimal("-1", "1")),
            "{}",
            "R-CORRELATION: ρ of two patterns, written `IMPULSE/REVERSAL: -0.3`; pairs not named keep the specification's");

    static final Section SECTION = Section.one(
            "risk",
            "What the account may do.",
            keys(
                    MIN_CONFIDENCE,
                    COOLDOWN,
                    MAX_EXECUTIONS,
                    MAX_POSITIONS,
                    MAX_LEVERAGE,
                    RISK_PER_TRADE,
                    MAX_CORRELATION,
                    ATR_BAND,
                    ATR_BANDS,
                    STOP_ATR,
                    MAX_STOP,
                    TRAIL_ATR,
                    TARGET_ATR,
                    ENTRY_TIME_TO_LIVE,
                    MAX_MARK_AGE,
                    MAX_SIGNAL_AGE,
                    ACTIONS,
                    VETO_WINDOW,
                    VETO_DEFAULT),
            TargetSection.RUNGS,
            TargetSection.STEPS);

    private RiskSection() {}

    /** A signal that waits longer than it stays fresh is never sent. */
    static void refuse(Values values) {
        int window = values.build(each -> each.get(VETO_WINDOW)).orElse(0);
        int age = values.build(each -> each.get(MAX_SIGNAL_AGE)).orElse(Integer.MAX_VALUE);
        if (window >= age) {
            values.refuse(VETO_WINDOW, window + " is not below maxSignalAgeSeconds, " + age + ": nothing is ever sent");
        }
    }

    private static List<Key<?>> keys(Key<?>... own) {
        List<Key<?>> all = new ArrayList<>(List.of(own));
        all.addAll(ExposureSection.KEYS);
        all.addAll(MarketSection.KEYS);
        all.addAll(LiveChoice.KEYS);
        return all;
    }

    static RiskLimits from(Values values) {
        return RiskLimits.builder()
                .minConfidence(values.get(MIN_CONFIDENCE))
                .cooldown(Duration.ofMinutes(values.get(COOLDOWN)))
                .maxExecutionsPerDay(values.get(MAX_EXECUTIONS))
                .maxOpenPositions(values.get(MAX_POSITIONS))
                .maxLeverage(values.get(MAX_LEVERAGE))
                .riskPerTrade(values.get(RISK_PER_TRADE))
                .maxCorrelation(values.get(MAX_CORRELATION))
                .atrBand(values.get(ATR_BAND))
                .atrBands(values.get(ATR_BANDS))
                .stopAtr(values.get(STOP_ATR))
                .maxStopFraction(values.get(MAX_STOP))
                .trailAtr(values.get(TRAIL_ATR))
                .targets(TargetSection.from(values, values.get(TARGET_ATR)))
                .entryTimeToLive(Duration.ofSeconds(values.get(ENTRY_TIME_TO_LIVE)))
                .maxMarkAge(Duration.ofSeconds(values.get(MAX_MARK_AGE)))
                .maxSignalAge(Duration.ofSeconds(values.get(MAX_SIGNAL_AGE)))
                .actions(Set.copyOf(values.get(ACTIONS)))
                .vetoWindow(Duration.ofSeconds(values.get(VETO_WINDOW)))
                .vetoDefault(values.get(VETO_DEFAULT))
                .exposure(ExposureSection.limits(values))
                .execution(ExposureSection.execution(values))
                .market(MarketSection.limits(values))
                .build();
    }

    /** The specification's matrix with the pairs that the file names in place of its own. */
    static PatternCorrelation correlation(Map<String, BigDecimal> named) {
        Map<PatternCorrelation.Pair, BigDecimal> values = new HashMap<>();
        for (Pattern one : Pattern.values()) {
            for (Pattern other : Pattern.values()) {
                if (one != Pattern.UNRECOGNISED && one.compareTo(other) < 0) {
                    values.put(PatternCorrelation.pair(one, other), PatternCorrelation.DEFAULTS.between(one, other));
                }
            }
        }
        named.forEach((pair, value) -> values.put(pair(pair), value));
        return PatternCorrelation.of(values);
    }

    private static PatternCorrelation.Pair pair(String text) {
        String[] names = text.split("/", -1);
        if (names.length != 2) {
            throw new IllegalArgumentException("correlation " + text + " is not PATTERN/PATTERN");
        }
        return PatternCorrelation.pair(pattern(names[0]), pattern(names[1]));
    }

    private static Pattern pattern(String name) {
        return Arrays.stream(Pattern.values())
                .filter(pattern -> pattern.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("correlation: there is no pattern " + name));
    }

    private static AtrBand band(List<BigDecimal> ends) {
        if (ends.size() != 2) {
            throw new IllegalArgumentException("is not two numbers");
        }
        return new AtrBand(ends.get(0), ends.get(1));
    }
}
