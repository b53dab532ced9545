package io.sluice.risk;

import io.sluice.position.Stops;
import io.sluice.position.Targets;
import io.sluice.schemas.Action;
import io.sluice.value.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an account may do. The circuit breaker's two numbers are not here: they are fixed ({@link CircuitBreaker}).
 *
 * @param minConfidence R-CONFIDENCE: lowest confidence of a signal, 0 to 1; default 0.70
 * @param cooldown R-COOLDOWN: time between two entries of an instrument; default 15 minutes
 * @param maxExecutionsPerDay R-DAILY: entries of a UTC day; default 6
 * @param maxOpenPositions R-POSITIONS: positions open or being opened; default 4
 * @param maxLeverage R-SIZE: notional of all positions ÷ equity, 1 to 10; a position's margin is its notional ÷ this;
 *     default 10
 * @param riskPerTrade R-SIZE: fraction of equity lost when the stop of a new position is hit, up to 0.03; default 0.005
 * @param maxCorrelation R-CORRELATION: largest |ρ| between the new pattern and those held, 0 to 1; default 0.70
 * @param atrBand R-VOLATILITY: band of instruments without one of their own; default 10 to 30 points
 * @param atrBands R-VOLATILITY: bands by instrument
 * @param stopAtr distance of the first stop, multiples of ATR; default 1.5
 * @param maxStopFraction R-STOP: widest stop, fraction of the entry price, up to 0.03; default 0.03
 * @param trailAtr R-TRAIL: distance of the trailing stop from the best close, multiples of ATR; default 1.5
 * @param targets R-TARGET: where profit is taken; default all at 3.0 × ATR
 * @param entryTimeToLive time after which an entry must no longer be sent to the venue; default 60 seconds
 * @param maxMarkAge R-TRADABLE: oldest mark an entry may be decided with; default 10 minutes
 * @param maxSignalAge R-TRADABLE: oldest signal that may still open a position; default 5 minutes
 * @param actions R-ACTIONS: what signals may cause; default OPEN_LONG, OPEN_SHORT, CLOSE, REDUCE_50
 * @param exposure R-EXPOSURE, R-MARGIN, R-FUNDING: how much may be in the market
 * @param execution O-STAGES, O-EXTERNAL: what becomes of partial fills and of what others do
 * @param market R-SLIPPAGE, R-LIQUIDITY, R-LIQUIDATION: what it asks of a market, and of its margin
 * @param vetoWindow R-VETO: how long an approved entry waits for a veto, less than {@code maxSignalAge}; default not at all
 * @param vetoDefault R-VETO: what becomes of it when nobody says anything; default SEND
 */
public record RiskLimits(
        BigDecimal minConfidence,
        Duration cooldown,
        int maxExecutionsPerDay,
        int maxOpenPositions,
        BigDecimal maxLeverage,
        BigDecimal riskPerTrade,
        BigDecimal maxCorrelation,
        AtrBand atrBand,
        Map<String, AtrBand> atrBands,
        BigDecimal stopAtr,
        BigDecimal maxStopFraction,
        BigDecimal trailAtr,
        Targets targets,
        Duration entryTimeToLive,
        Duration maxMarkAge,
        Duration maxSignalAge,
        Set<Action> actions,
        ExposureLimits exposure,
        ExecutionPolicy execution,
        MarketLimits market,
        Duration vetoWindow,
        VetoDefault vetoDefault) {

    private static final BigDecimal HIGHEST_LEVERAGE = BigDecimal.TEN;

    /** The numbers of the specification. */
    public static final RiskLimits DEFAULTS = builder().build();

    /** @throws IllegalArgumentException naming the limit and the value that cannot be */
    public RiskLimits {
        within("minConfidence", minConfidence, BigDecimal.ZERO, BigDecimal.ONE);
        within("maxCorrelation", maxCorrelation, BigDecimal.ZERO, BigDecimal.ONE);
        within("maxLeverage", maxLeverage, BigDecimal.ONE, HIGHEST_LEVERAGE);
        positiveUpTo("riskPerTrade", riskPerTrade, Stops.WIDEST);
        positiveUpTo("maxStopFraction", maxStopFraction, Stops.WIDEST);
        positive("stopAtr", stopAtr);
        positive("trailAtr", trailAtr);
        notNegative("cooldown", cooldown);
        notNegative("vetoWindow", vetoWindow);
        positive("entryTimeToLive", entryTimeToLive);
        positive("maxMarkAge", maxMarkAge);
        positive("maxSignalAge", maxSignalAge);
        atLeastZero("maxExecutionsPerDay", maxExecutionsPerDay);
        atLeastZero("maxOpenPositions", maxOpenPositions);
        if (vetoWindow.compareTo(maxSignalAge) >= 0) {
            throw new IllegalArgumentException("vetoWindow must be shorter than maxSignalAge, " + maxSignalAge
                    + ", or nothing is ever sent; it is " + vetoWindow);
        }
        if (actions.contains(Action.UNRECOGNISED)) {
            throw new IllegalArgumentException("actions must not contain UNRECOGNISED");
        }
        atrBands = Map.copyOf(atrBands);
        actions = Set.copyOf(actions);
    }

    /** All defaults, to be changed one by one. */
    public static RiskLimitsBuilder builder() {
        return new RiskLimitsBuilder();
    }

    /** The band of an instrument. */
    public AtrBand atrBandOf(String instrument) {
        return atrBands.getOrDefault(instrument, atrBand);
    }

    /** Margin a notional binds: notional ÷ leverage, rounded half even at 18 decimals. */
    public Money marginOf(Money notional) {
        return notional.dividedBy(maxLeverage);
    }

    /** Every limit as {@code name=value} lines in a fixed order: equal limits give equal text. */
    public String canonicalText() {
        return String.join(
                "\n",
                "minConfidence=" + plain(minConfidence),
                "cooldown=" + cooldown,
                "maxExecutionsPerDay=" + maxExecutionsPerDay,
                "maxOpenPositions=" + maxOpenPositions,
                "maxLeverage=" + plain(maxLeverage),
                "riskPerTrade=" + plain(riskPerTrade),
                "maxCorrelation=" + plain(maxCorrelation),
                "atrBand=" + text(atrBand),
                "atrBands=" + bands(),
                "stopAtr=" + plain(stopAtr),
                "maxStopFraction=" + plain(maxStopFraction),
                "trailAtr=" + plain(trailAtr),
                targets.canonicalText(),
                "entryTimeToLive=" + entryTimeToLive,
                "maxMarkAge=" + maxMarkAge,
                "maxSignalAge=" + maxSignalAge,
                "actions=" + (actions.isEmpty() ? "[]" : EnumSet.copyOf(actions)),
                exposure.canonicalText(),
                execution.canonicalText() + veto() + market.canonicalText());
    }

    /** Without a window there is nothing that anything could depend on. */
    private String veto() {
        return vetoWindow.isZero() ? "" : "\nvetoWindow=" + vetoWindow + "\nvetoDefault=" + vetoDefault;
    }

    private String bands() {
        Map<String, String> sorted = new TreeMap<>();
        atrBands.forEach((instrument, band) -> sorted.put(instrument, text(band)));
        return sorted.toString();
    }

    private static String text(AtrBand band) {
        return plain(band.low()) + ".." + plain(band.high());
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static void within(String name, BigDecimal value, BigDecimal low, BigDecimal high) {
        if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
            throw new IllegalArgumentException(name + " must be from " + low + " to " + high + ", not " + value);
        }
    }

    private static void positiveUpTo(String name, BigDecimal value, BigDecimal high) {
        if (value.signum() <= 0 || value.compareTo(high) > 0) {
            throw new IllegalArgumentException(name + " must be above 0 and up to " + high + ", not " + value);
        }
    }

    private static void positive(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }

    private static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + value);
        }
    }

    private static void atLeastZero(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + value);
        }
    }
}
